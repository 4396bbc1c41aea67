using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Asking;

/// <summary>Which calls a page's figures count. Addresses say it in the words of the list of calls, so that every figure can open its calls:
/// a field with its value, or among <c>without</c> where it must not be known.</summary>
public sealed record FigureFilters(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Without)
{
    /// <summary>What can be filtered by, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["team", "rep", "stage", "outcome", "source", "direction", "language", "topic"];

    /// <summary>The parameters of an address that hold them.</summary>
    public static IReadOnlyList<string> Parameters { get; } = [.. Fields, "without"];

    public static FigureFilters None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <summary>The fields that may be filtered by on this page, and custom ones that are.</summary>
    public IReadOnlyList<string> Among { get; private init; } = Fields;

    /// <summary>The parameters of this page's address that hold them.</summary>
    public IReadOnlyList<string> Used => [.. Among, "without"];

    /// <summary>The filters as the end of a query that has begun, for the list of calls.</summary>
    public string Tail => string.Concat(Values.Select(v => $"&{v.Key}={Uri.EscapeDataString(v.Value)}")) + (Without.Count == 0 ? string.Empty : $"&without={string.Join(',', Without)}");

    public bool IsEmpty => Values.Count == 0 && Without.Count == 0;

    /// <param name="except">Fields that mean something else on the page, or nothing.</param>
    public static FigureFilters Read(PageAddress address, params IReadOnlyList<string> except)
    {
        List<string> among = [.. Fields.Except(except), .. address.Query.Select(p => p.Key).Concat(address.Value("without")?.Split(',') ?? []).Where(FieldNames.IsOne).Distinct(StringComparer.Ordinal)];
        var values = among.Select(f => (Field: f, Value: address.Value(f))).Where(f => f.Value is not null).ToDictionary(f => f.Field, f => f.Value!, StringComparer.Ordinal);
        var without = address.Value("without")?.Split(',').Where(f => among.Contains(f) && !values.ContainsKey(f)).Distinct(StringComparer.Ordinal).ToList();
        return new FigureFilters(values, without ?? []) { Among = among };
    }

    /// <summary>A page's address without any of them.</summary>
    public static PageAddress Clear(PageAddress address) => address.Without([.. Parameters, .. address.Query.Select(p => p.Key).Where(FieldNames.IsOne)]);

    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>The same, with one field fixed as well; null stands for calls where it is not known.</summary>
    public FigureFilters With(string field, string? value) => value is null
        ? new FigureFilters(Values.Where(v => v.Key != field).ToDictionary(StringComparer.Ordinal), [.. Without.Where(f => f != field), field])
        : new FigureFilters(new Dictionary<string, string>(Values, StringComparer.Ordinal) { [field] = value }, [.. Without.Where(f => f != field)]);

    /// <summary>As conditions of a question.</summary>
    public IReadOnlyList<InsightsCondition> Conditions =>
    [
        .. Values.Select(v => new InsightsCondition(v.Key, "=", [v.Value], [])),
        .. Without.Select(f => new InsightsCondition(f, "isNull", [], [])),
    ];

    /// <summary>The list of the calls that are counted in these days.</summary>
    public string CallsHref(string basePath, PeriodDays days)
    {
        IEnumerable<KeyValuePair<string, string?>> query =
        [
            new("from", days.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("to", days.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("status", "ready"),
            .. Values.Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)),
            .. Without.Count == 0 ? [] : new[] { new KeyValuePair<string, string?>("without", string.Join(',', Without)) },
        ];
        return $"{basePath}/calls{QueryString.Create(query).ToUriComponent()}";
    }
}

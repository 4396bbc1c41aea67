using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Web.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls;

/// <summary>The list's page as its address says it: days in the member's zone, 25 rows, and which row comes first.</summary>
public sealed class CallListAddress
{
    public const int Rows = 25;
    private static readonly string[] Filters = ["q", "from", "to", "rep", "team", "stage", "outcome", "source", "direction", "language", "topic", "without", "status", "tag"];
    private readonly IQueryCollection _query;
    private readonly PageAddress _page;

    public CallListAddress(IQueryCollection query, string uri)
    {
        (_query, _page) = (query, PageAddress.Of(uri));
    }

    /// <summary>The number of the first row, from 1: only written, never trusted.</summary>
    public int First => int.TryParse(_query["first"], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first > 0 && _query.ContainsKey("cursor") ? first : 1;

    /// <summary>The filters that hold, as they stand in the address.</summary>
    public IEnumerable<(string Name, string Value)> Filtered => Filters.Concat(Fields).Where(f => Value(f) is not null).Select(f => (f, Value(f)!));

    public bool IsFiltered => Filtered.Any();

    public string Bare => _page.Without([.. Filters, .. Fields, "cursor", "first", "sort"]).ToString();

    public SortOrder Sort => SortOrder.Parse(Value("sort"), [.. CallSort.Columns.Keys], new SortOrder("startedAt", true));

    public PageAddress Page => _page;

    public string? Value(string name) => _query[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>The custom fields that it names, known or not.</summary>
    public IEnumerable<string> Fields => _query.Keys.Where(FieldNames.IsOne);

    /// <summary>What the query of the API would be.</summary>
    internal Result<CallFilter> Filter(TimeZoneInfo zone)
    {
        var query = _query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        query["limit"] = Rows.ToString(CultureInfo.InvariantCulture);
        query["from"] = Moment(Value("from"), 0, zone);
        query["to"] = Moment(Value("to"), 1, zone);
        return CallFilter.Read(new QueryCollection(query), zone);
    }

    /// <summary>The list from a cursor on.</summary>
    public string? At(string? cursor, int first) => cursor is null ? null : _page.With("cursor", cursor).With("first", first.ToString(CultureInfo.InvariantCulture)).ToString();

    /// <summary>The list without one of its filters, or with another; from the first row.</summary>
    public string With(string name, string? value) => _page.Without("cursor", "first").With(name, value).ToString();

    /// <summary>The list of the last days, up to today.</summary>
    public string Last(int days, DateOnly today)
        => _page.Without("cursor", "first").With("from", today.AddDays(1 - days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With("to", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToString();

    // What is no day is left to the reader of the query, which refuses it.
    private static string? Moment(string? day, int later, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 1970 or > 2200)
        {
            return day;
        }

        return LocalDays.StartOf(date.AddDays(later), zone).ToString("O", CultureInfo.InvariantCulture);
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Insights;

namespace CallInsight.Web.Calls;

/// <summary>Which calls a list shows, as its address says.</summary>
/// <param name="Search">What was typed, see <c>ISearchGrain</c>; null for all.</param>
/// <param name="Topic">Keys of topics, with commas between them, that were all mentioned.</param>
/// <param name="Without">Fields that must not be known: rep, team, stage, source, direction, language.</param>
/// <param name="Tag">A tag that the call has.</param>
/// <param name="Sort">A field, with - before it for descending.</param>
/// <param name="Zone">In which the days of a search begin.</param>
internal sealed record CallFilter(
    string? Search,
    DateTimeOffset? From,
    DateTimeOffset? To,
    Guid? Rep,
    Guid? Team,
    string? Stage,
    string? Outcome,
    string? Status,
    string? Source,
    string? Participant,
    string? Tag,
    string? Direction,
    string? Language,
    string? Topic,
    IReadOnlyList<string> Without,
    string Sort,
    int Limit,
    CallCursor? Cursor,
    TimeZoneInfo Zone)
{
    public const string Newest = "-startedAt";
    private static readonly string[] MayBeUnknown = ["rep", "team", "stage", "source", "direction", "language"];
    private const int MostTopics = 10;

    /// <summary>Custom fields by their keys, each with the value that it must have.</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same once they are known: set by <see cref="ResolveFields"/>.</summary>
    public IReadOnlyList<(CustomField Field, string Value)> Fields { get; init; } = [];

    /// <summary>Those of <see cref="Without"/> that are custom.</summary>
    public IReadOnlyList<CustomField> WithoutFields { get; init; } = [];

    /// <summary>Whether calls that others share with the reader are listed too.</summary>
    public bool WithShared { get; init; } = true;

    /// <summary>Whether the best matches come first.</summary>
    public bool IsByRelevance => Sort.TrimStart('-') == CallSort.Relevance;

    public static Result<CallFilter> Read(IQueryCollection query, TimeZoneInfo? zone = null)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var limit = 50;
        if (query.TryGetValue("limit", out var given) && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 200))
        {
            faults["limit"] = "Give 1 to 200.";
        }

        var sort = Text(query, "sort") ?? Newest;
        if (!CallSort.Columns.ContainsKey(sort.TrimStart('-')))
        {
            faults["sort"] = $"Sort by one of {string.Join(", ", CallSort.Columns.Keys)}, with - before it for descending.";
        }

        CallCursor? cursor = null;
        if (Text(query, "cursor") is { } text
            && (!CallCursor.TryRead(text, out cursor) || (CallSort.Columns.TryGetValue(sort.TrimStart('-'), out var column) && !cursor!.Fits(column))))
        {
            faults["cursor"] = "Give the nextCursor of the page before, with the same filters.";
        }

        if (Text(query, "topic")?.Count(c => c == ',') >= MostTopics)
        {
            faults["topic"] = $"Give at most {MostTopics} topics.";
        }

        var filter = new CallFilter(
            Text(query, "q"), Moment(query, "from", faults), Moment(query, "to", faults), Id(query, "rep", faults), Id(query, "team", faults),
            Text(query, "stage"), OneOf(query, "outcome", faults, "won", "lost", "open"), OneOf(query, "status", faults, "received", "transcribing", "analysing", "ready", "failed"),
            Text(query, "source"), Text(query, "participant"), Text(query, "tag"), OneOf(query, "direction", faults, "inbound", "outbound"), Text(query, "language"), Text(query, "topic"), Unknown(query, faults), sort, limit, cursor, zone ?? TimeZoneInfo.Utc)
        {
            CustomFields = query.Keys.Where(FieldNames.IsOne).Where(k => Text(query, k) is not null).ToDictionary(FieldNames.KeyOf, k => Text(query, k)!, StringComparer.Ordinal),
        };
        return faults.Count == 0 ? filter : CallRefusals.Invalid(faults);
    }

    private static string[] Unknown(IQueryCollection query, Dictionary<string, string> faults)
    {
        var fields = Text(query, "without")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (!fields.All(f => MayBeUnknown.Contains(f, StringComparer.Ordinal) || FieldNames.IsOne(f)))
        {
            faults["without"] = $"Give some of {string.Join(", ", MayBeUnknown)}, customFields.{{key}}, with commas between them.";
        }

        return fields;
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static DateTimeOffset? Moment(IQueryCollection query, string name, Dictionary<string, string> faults)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        if (IsoTime.TryParse(text, out var moment))
        {
            return moment;
        }

        faults[name] = "Give a time as ISO 8601, e.g. 2026-03-02T10:00:00Z.";
        return null;
    }

    private static Guid? Id(IQueryCollection query, string name, Dictionary<string, string> faults)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        faults[name] = "Give an id.";
        return null;
    }

    private static string? OneOf(IQueryCollection query, string name, Dictionary<string, string> faults, params string[] known)
    {
        var text = Text(query, name);
        if (text is not null && !known.Contains(text, StringComparer.Ordinal))
        {
            faults[name] = $"Give one of {string.Join(", ", known)}.";
        }

        return text;
    }
}

/// <summary>Where a page ends: the value it is sorted by, and the call's id.</summary>
/// <param name="Backwards">The page before is wanted, not the one after.</param>
internal sealed record CallCursor(string? Value, Guid Call, bool Backwards = false)
{
    // As the list's statement writes a start.
    private const string StartFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static bool TryRead(string text, out CallCursor? cursor)
    {
        cursor = null;
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
            if (parts.Length != 2 || !Guid.TryParseExact(parts[0].TrimStart('<'), "N", out var call))
            {
                return false;
            }

            cursor = new CallCursor(parts[1].Length == 0 ? null : parts[1], call, parts[0].StartsWith('<'));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Whether the value is one of the sorted column's: a cursor of another order leads nowhere.</summary>
    public bool Fits(string column) => column == CallSort.StartedAt
        ? DateTime.TryParseExact(Value, StartFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : Value is null || (float.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number));

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{(Backwards ? "<" : "")}{Call:N}|{Value}"));
}

/// <summary>What lists can be sorted by.</summary>
internal static class CallSort
{
    public const string StartedAt = "c.started_at";

    /// <summary>Best matches of a search.</summary>
    public const string Relevance = "relevance";

    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["startedAt"] = StartedAt,
        [Relevance] = "c.rank",
        ["duration"] = "c.duration_seconds",
        ["talkRatio"] = "f.talk_ratio",
        ["questions"] = "f.questions_rep",
        ["longestMonologue"] = "f.longest_monologue_seconds",
        ["sentimentCustomer"] = "f.sentiment_customer",
        ["patience"] = "f.patience_seconds",
        ["interactivity"] = "f.interactivity",
    }.Concat(Others()).ToDictionary(StringComparer.Ordinal);

    /// <summary>All other metrics, by their keys.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Others()
        => MetricCatalogue.All.Where(m => m.Key is not ("talkRatio" or "sentimentCustomer" or "interactivity")).Select(m => KeyValuePair.Create(m.Key, $"f.{MetricCatalogue.ColumnOf(m.Key)}"));
}

using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Storage.Secrets;
using CallInsight.Web.Insights;
using CallInsight.Web.Search;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls;

/// <summary>The SQL of a list with its filters, its order and its place.</summary>
internal sealed class CallListSql
{
    private const string From = """
        from calls c
        left join call_facts f on f.tenant_id = c.tenant_id and f.call_id = c.call_id and f.received_on = c.received_on and not f.erased
        """;

    // Those that are looked at for the best matches, newest first, and those of them that are ranked.
    private const int MostLookedAt = 3_000;
    private const int MostRanked = 500;

    private const string RowColumns = """
        c.call_id, c.status, c.title, c.details, c.started_at, c.rep_id, c.outcome, c.amount, c.currency,
               c.duration_seconds, f.talk_ratio, f.questions_rep, f.longest_monologue_seconds, f.sentiment_customer
        """;

    private const string ComparedColumns = ", c.tenant_id, c.received_on";
    private const string Names = "c.call_id, c.status, c.title, c.details, c.started_at, c.rep_id, c.outcome, c.amount, c.currency, c.duration_seconds, c.talk_ratio, c.questions_rep, c.longest_monologue_seconds, c.sentiment_customer";

    private readonly CallFilter _filter;
    private readonly SearchMatches? _matches;
    private readonly List<object?> _arguments = [];
    private readonly List<string> _conditions = ["c.tenant_id = $1"];

    public CallListSql(Guid tenant, TenantKey key, Actor actor, CallFilter filter, SearchMatches? matches)
    {
        (_filter, _matches) = (filter, matches);
        _arguments.Add(tenant);
        var scope = filter.WithShared ? CallScope.Of(actor, Permission.CallsRead, 2) : CallScope.WithoutShared(actor, 2);
        _arguments.AddRange(scope.Arguments);
        _conditions.Add(scope.Sql);
        _conditions.AddRange(new CallConditions(key, _arguments).Of(filter));
        if (matches is not null)
        {
            AddSearch(matches);
        }
    }

    public IReadOnlyList<object?> Arguments => _arguments;

    /// <summary>The rows of one page and one more; backwards the page's rows come in the reverse order.</summary>
    public string Page() => Ordered(RowColumns, _filter.Limit + 1);

    /// <summary>The same, numbered, of calls that are compared one by one: those that match among the next in order, and, marked as none that
    /// matches, the last that was compared, where there are so many.</summary>
    /// <param name="compared">How many are compared.</param>
    public string Page(int compared) => _filter.IsByRelevance
        ? $"""
           select {Names}, c.rank::text, row_number() over (order by {Order("c.rank")}), true
           from (select c.*, {SearchConditions.Rank(Place(_matches!.Terms.Rank ?? "''"))} as rank from ({Compared($"({Numbered(MostLookedAt)})", MostRanked)}) c) c
           where {Beyond("c.rank")} order by {Order("c.rank")} limit {Text(_filter.Limit + 1)}
           """
        : $"""
           with walked as materialized ({Numbered(compared)})
           select {Names}, c.sorted, c.number, true from ({Compared("walked", _filter.Limit + 1)}) c
           union all
           select {Names}, c.sorted, c.number, false from walked c where c.number = {Text(compared)}
           """;

    /// <summary>How many calls match, counted up to one more than <paramref name="most"/>.</summary>
    public string Count(int most)
        => $"select count(*) from (select 1 from calls c where {string.Join(" and ", _conditions)} limit {Text(most + 1)}) counted";

    /// <summary>The ids of all that match, the newest first, up to one more than <paramref name="most"/>.</summary>
    public string Ids(int most)
        => $"select c.call_id from calls c where {string.Join(" and ", _conditions)} order by c.started_at desc, c.call_id desc limit {Text(most + 1)}";

    private string Compared(string calls, int most)
        => _matches is { IsSure: false } ? $"select c.* from {calls} c where {SearchConditions.Of(_matches.Terms, _arguments)} limit {Text(most)}" : $"select c.* from {calls} c limit {Text(most)}";

    private string Ordered(string columns, int most)
    {
        var column = _filter.IsByRelevance ? CallSort.StartedAt : CallSort.Columns[_filter.Sort.TrimStart('-')];
        var order = _filter.IsByRelevance ? "c.started_at desc, c.call_id desc" : Order(column);
        var beyond = _filter.IsByRelevance ? "true" : Beyond(column);
        var sorted = column == CallSort.StartedAt
            ? "to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            : $"{column}::text";
        return $"""
            select {columns}, {sorted} as sorted
            {From}
            where {string.Join(" and ", _conditions)} and {beyond}
            order by {order}
            limit {Text(most)}
            """;
    }

    private string Numbered(int most) => $"select c.*, row_number() over () as number from ({Ordered(RowColumns + ComparedColumns, most)}) c";

    private bool IsDescending => _filter.Sort.StartsWith('-') != (_filter.Cursor?.Backwards ?? false);

    private string Order(string column)
    {
        var direction = IsDescending ? "desc" : "asc";

        // Said only where there are unknown values: the index of the start is not in that order.
        var nulls = column == CallSort.StartedAt ? string.Empty : _filter.Cursor is { Backwards: true } ? " nulls first" : " nulls last";
        return $"{column} {direction}{nulls}, c.call_id {direction}";
    }

    private void AddSearch(SearchMatches matches)
    {
        Add("c.call_id = any({0})", matches.Calls);
        Add("c.started_at >= {0}", matches.Terms.From is { } from ? LocalDays.StartOf(from, _filter.Zone) : null);
        Add("c.started_at < {0}", matches.Terms.To is { } to ? LocalDays.StartOf(to.AddDays(1), _filter.Zone) : null);
    }

    /// <summary>What lies beyond the cursor.</summary>
    private string Beyond(string column)
    {
        if (_filter.Cursor is not { } cursor)
        {
            return "true";
        }

        var beyond = IsDescending ? "<" : ">";
        var id = Place(cursor.Call);
        if (column == CallSort.StartedAt)
        {
            return $"(c.started_at, c.call_id) {beyond} ({Place(cursor.Value ?? string.Empty)}::text::timestamptz, {id})";
        }

        // Unknown values stand at the end: forwards they follow, backwards they lie behind.
        return (cursor.Value, cursor.Backwards) switch
        {
            (null, false) => $"({column} is null and c.call_id {beyond} {id})",
            (null, true) => $"({column} is not null or c.call_id {beyond} {id})",
            ({ } value, false) => $"(({column}, c.call_id) {beyond} ({Place(value)}::text::real, {id}) or {column} is null)",
            ({ } value, true) => $"({column}, c.call_id) {beyond} ({Place(value)}::text::real, {id})",
        };
    }

    private void Add(string condition, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, Place(value)));
        }
    }

    private string Place(object value)
    {
        _arguments.Add(value);
        return "$" + _arguments.Count.ToString(CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

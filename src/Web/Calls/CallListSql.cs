using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Storage.Secrets;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls;

/// <summary>The SQL of a list with its filters, its order and its place.</summary>
internal sealed class CallListSql
{
    private const string From = """
        from calls c
        left join call_facts f on f.tenant_id = c.tenant_id and f.call_id = c.call_id and f.received_on = c.received_on and not f.erased
        """;

    private readonly CallFilter _filter;
    private readonly List<object?> _arguments = [];
    private readonly List<string> _conditions = ["c.tenant_id = $1"];

    public CallListSql(Guid tenant, TenantKey key, Actor actor, CallFilter filter, SearchMatches? matches)
    {
        _filter = filter;
        _arguments.Add(tenant);
        var scope = filter.WithShared ? CallScope.Of(actor, Permission.CallsRead, 2) : CallScope.WithoutShared(actor, 2);
        _arguments.AddRange(scope.Arguments);
        _conditions.Add(scope.Sql);
        AddFilters(key, filter);
        AddSearch(matches);
    }

    public IReadOnlyList<object?> Arguments => _arguments;

    /// <summary>The rows of one page and one more; backwards the page's rows come in the reverse order.</summary>
    public string Page()
    {
        var column = CallSort.Columns[_filter.Sort.TrimStart('-')];
        var descending = _filter.Sort.StartsWith('-') != (_filter.Cursor?.Backwards ?? false);
        if (_filter.Cursor is { } cursor)
        {
            AddCursor(cursor, column, descending);
        }

        var direction = descending ? "desc" : "asc";
        var sorted = column == CallSort.StartedAt
            ? "to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            : $"{column}::text";

        // Said only where there are unknown values: the index of the start is not in that order.
        var nulls = column == CallSort.StartedAt ? string.Empty : _filter.Cursor is { Backwards: true } ? " nulls first" : " nulls last";
        var limit = (_filter.Limit + 1).ToString(CultureInfo.InvariantCulture);
        return $"""
            select c.call_id, c.status, c.title, c.details, c.started_at, c.rep_id, c.outcome, c.amount, c.currency,
                   c.duration_seconds, f.talk_ratio, f.questions_rep, f.longest_monologue_seconds, f.sentiment_customer, {sorted}
            {From}
            where {string.Join(" and ", _conditions)}
            order by {column} {direction}{nulls}, c.call_id {direction}
            limit {limit}
            """;
    }

    /// <summary>How many calls match, counted up to one more than <paramref name="most"/>.</summary>
    public string Count(int most)
        => $"select count(*) from (select 1 from calls c where {string.Join(" and ", _conditions)} limit {(most + 1).ToString(CultureInfo.InvariantCulture)}) counted";

    /// <summary>The ids of all that match, the newest first, up to one more than <paramref name="most"/>.</summary>
    public string Ids(int most)
        => $"select c.call_id from calls c where {string.Join(" and ", _conditions)} order by c.started_at desc, c.call_id desc limit {(most + 1).ToString(CultureInfo.InvariantCulture)}";

    private void AddFilters(TenantKey key, CallFilter filter)
    {
        Add("c.started_at >= {0}", filter.From);
        Add("c.started_at < {0}", filter.To);
        Add("c.rep_id = {0}", filter.Rep);
        Add("c.rep_id in (select m.member_id from members m where m.tenant_id = c.tenant_id and m.team_id = {0})", filter.Team);
        Add("c.outcome = {0}", filter.Outcome);
        Add("c.status = {0}", filter.Status);
        Add("c.call_id in (select p.call_id from call_people p where p.tenant_id = c.tenant_id and p.email_hash = {0})", filter.Participant is null ? null : key.BlindIndex("person.email", filter.Participant.ToLowerInvariant()));
        Add("c.stage_code = (select l.code from labels l where l.tenant_id = c.tenant_id and l.kind = 'stage' and l.text_hash = {0})", filter.Stage is null ? null : key.BlindIndex("label/stage", filter.Stage));
        Add("c.call_id in (select t.call_id from call_tags t join labels l on l.tenant_id = t.tenant_id and l.code = t.code and l.kind = 'tag' where t.tenant_id = c.tenant_id and l.text_hash = {0})", filter.Tag is null ? null : key.BlindIndex("label/tag", filter.Tag));
        Add("c.source_code = (select l.code from labels l where l.tenant_id = c.tenant_id and l.kind = 'source' and l.text_hash = {0})", filter.Source is null ? null : key.BlindIndex("label/source", filter.Source));
    }

    /// <summary>Each term may match in another row of the call: one in the title, one in the transcript.</summary>
    private void AddSearch(SearchMatches? matches)
    {
        // Offset 0: asked call by call over the key, never joined by reading every row of the index.
        const string Says = "exists (select 1 from call_search s where s.tenant_id = c.tenant_id and s.call_id = c.call_id and s.received_on = c.received_on and s.words @@ {0}::text::tsquery offset 0)";
        foreach (var calls in matches?.Calls ?? [])
        {
            Add("c.call_id = any({0})", calls);
        }

        foreach (var term in matches?.Common ?? [])
        {
            Add(Says, term);
        }

        foreach (var term in matches?.Unwanted ?? [])
        {
            Add($"not {Says}", term);
        }
    }

    private void AddCursor(CallCursor cursor, string column, bool descending)
    {
        var beyond = descending ? "<" : ">";
        var id = Place(cursor.Call);
        if (column == CallSort.StartedAt)
        {
            _conditions.Add($"(c.started_at, c.call_id) {beyond} ({Place(cursor.Value ?? string.Empty)}::text::timestamptz, {id})");
            return;
        }

        // Unknown values stand at the end: forwards they follow, backwards they lie behind.
        _conditions.Add((cursor.Value, cursor.Backwards) switch
        {
            (null, false) => $"({column} is null and c.call_id {beyond} {id})",
            (null, true) => $"({column} is not null or c.call_id {beyond} {id})",
            ({ } value, false) => $"(({column}, c.call_id) {beyond} ({Place(value)}::text::real, {id}) or {column} is null)",
            ({ } value, true) => $"({column}, c.call_id) {beyond} ({Place(value)}::text::real, {id})",
        });
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
}

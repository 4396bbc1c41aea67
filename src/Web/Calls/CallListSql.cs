using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Storage.Secrets;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls;

/// <summary>The SQL of a list with its filters, its order and its place.</summary>
internal sealed class CallListSql
{
    private readonly List<object?> _arguments = [];
    private readonly List<string> _conditions = ["c.tenant_id = $1"];

    public CallListSql(Guid tenant, TenantKey key, Actor actor, CallFilter filter, SearchTerms? terms)
    {
        _arguments.Add(tenant);
        var scope = CallScope.Of(actor, Permission.CallsRead, 2);
        _arguments.AddRange(scope.Arguments);
        _conditions.Add(scope.Sql);
        AddFilters(key, filter);
        AddSearch(terms);
        Text = Build(filter);
    }

    public string Text { get; }

    public IReadOnlyList<object?> Arguments => _arguments;

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
        Add("c.source_code = (select l.code from labels l where l.tenant_id = c.tenant_id and l.kind = 'source' and l.text_hash = {0})", filter.Source is null ? null : key.BlindIndex("label/source", filter.Source));
    }

    /// <summary>Each term may match in another row of the call: one in the title, one in the transcript.</summary>
    private void AddSearch(SearchTerms? terms)
    {
        foreach (var term in terms?.Wanted ?? [])
        {
            Add("c.call_id in (select s.call_id from call_search s where s.tenant_id = $1 and s.words @@ {0}::text::tsquery)", term);
        }

        foreach (var term in terms?.Unwanted ?? [])
        {
            Add("c.call_id not in (select s.call_id from call_search s where s.tenant_id = $1 and s.words @@ {0}::text::tsquery)", term);
        }
    }

    private string Build(CallFilter filter)
    {
        var column = CallSort.Columns[filter.Sort.TrimStart('-')];
        var descending = filter.Sort.StartsWith('-');
        var (direction, beyond) = descending ? ("desc", "<") : ("asc", ">");
        if (filter.Cursor is { } cursor)
        {
            AddCursor(cursor, column, beyond);
        }

        var limit = (filter.Limit + 1).ToString(CultureInfo.InvariantCulture);
        return $"""
            select c.call_id, c.status, c.title, c.details, c.started_at, c.rep_id, c.outcome, c.amount, c.currency,
                   c.duration_seconds, f.talk_ratio, f.questions_rep, f.longest_monologue_seconds, f.sentiment_customer,
                   {(column == "c.started_at" ? "to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')" : $"{column}::text")}
            from calls c
            left join call_facts f on f.tenant_id = c.tenant_id and f.call_id = c.call_id and f.received_on = c.received_on and not f.erased
            where {string.Join(" and ", _conditions)}
            order by {column} {direction} nulls last, c.call_id {direction}
            limit {limit}
            """;
    }

    private void AddCursor(CallCursor cursor, string column, string beyond)
    {
        var id = Place(cursor.Call);
        if (cursor.Value is null)
        {
            _conditions.Add($"({column} is null and c.call_id {beyond} {id})");
            return;
        }

        _conditions.Add(column == "c.started_at"
            ? $"({column}, c.call_id) {beyond} ({Place(cursor.Value)}::text::timestamptz, {id})"
            : $"(({column}, c.call_id) {beyond} ({Place(cursor.Value)}::text::real, {id}) or {column} is null)");
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

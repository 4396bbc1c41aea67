using CallInsight.Analysis;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Files;
using Npgsql;

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>One row a call: its figures, or what it is.</summary>
internal static class CallTables
{
    private static readonly IReadOnlyList<TableColumn> CallColumns =
    [
        new("id", typeof(Guid)), new("externalId", typeof(string)), new("title", typeof(string)), new("startedAt", typeof(DateTime)), new("receivedAt", typeof(DateTime)), new("status", typeof(string)),
        new("durationSeconds", typeof(float)), new("rep", typeof(Guid)), new("repName", typeof(string)), new("team", typeof(Guid)), new("teamName", typeof(string)), new("stage", typeof(string)),
        new("outcome", typeof(string)), new("amount", typeof(decimal)), new("currency", typeof(string)), new("source", typeof(string)), new("direction", typeof(string)), new("language", typeof(string)),
        new("tags", typeof(string)), new("participants", typeof(string)),
    ];

    public static ExportRows Facts(ExportSource source)
    {
        var (table, chosen) = (new FactsTable([.. Metrics.All.Select(m => m.Key)], Metrics.BuiltInTopics, source.Labels, source.Own, source.Fields), ChosenCalls.Of(source));
        return new ExportRows(
            table.Columns,
            $"select {table.Selected} from call_facts c left join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id where {chosen.Sql} and not c.erased order by c.started_at, c.call_id",
            $"select count(*) from call_facts c where {chosen.Sql} and not c.erased",
            chosen.Arguments, table.Row);
    }

    public static ExportRows Calls(ExportSource source)
    {
        var chosen = ChosenCalls.Of(source);
        return new ExportRows(
            [.. CallColumns, .. source.Fields.Select(f => new TableColumn(f.Name, typeof(string)))],
            $"""
            select c.call_id, c.details, c.title, c.started_at, c.received_at, c.status, c.duration_seconds, c.rep_id, m.name, m.team_id, t.name, c.outcome, c.amount, c.currency, c.direction, c.language
            from calls c left join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id left join teams t on t.tenant_id = m.tenant_id and t.team_id = m.team_id
            where {chosen.Sql} order by c.started_at, c.call_id
            """,
            $"select count(*) from calls c where {chosen.Sql}",
            chosen.Arguments, r => Call(r, source));
    }

    private static object?[] Call(NpgsqlDataReader r, ExportSource source)
    {
        var id = r.GetGuid(0);
        var details = CallTexts.OpenDetails(source.Key, id, r.GetFieldValue<byte[]>(1));
        object? Value(int column) => ExportRows.Value(r, column);
        return
        [
            id, details.ExternalId, source.Key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(2)), Value(3), Value(4), Value(5),
            Value(6), Value(7), Value(8), Value(9), Value(10), details.Stage,
            Value(11), Value(12), Value(13), details.Source, Value(14), Value(15),
            string.Join(", ", details.Tags ?? []), string.Join(", ", details.Participants.Select(p => p.Email is { } email ? $"{p.Name} <{email}>" : p.Name)),
            .. source.Fields.Select(f => (object?)details.CustomFields.GetValueOrDefault(f.Key)),
        ];
    }
}

using System.Globalization;
using CallInsight.Analysis;
using CallInsight.Storage.Files;

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>Figures that are added up: people by month, imports by day.</summary>
internal static class FigureTables
{
    public static ExportRows People(ExportSource source)
    {
        var chosen = ChosenCalls.Of(source);
        IReadOnlyList<object?> arguments = [.. chosen.Arguments, source.Request.TimeZone];
        var means = string.Join(", ", Metrics.All.Select(m => $"avg(c.{FactsTable.ColumnOf(m.Key)})"));
        var from = $"from call_facts c join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id left join teams t on t.tenant_id = m.tenant_id and t.team_id = m.team_id where {chosen.Sql} and not c.erased group by 1, 2, 3, 4, 5";
        var month = $"to_char(c.started_at at time zone {Last(arguments)}, 'YYYY-MM')";
        return new ExportRows(
            [
                new("month", typeof(string)), new("member", typeof(Guid)), new("name", typeof(string)), new("team", typeof(Guid)), new("teamName", typeof(string)),
                new("calls", typeof(long)), new("won", typeof(long)), new("lost", typeof(long)), .. Metrics.All.Select(m => new TableColumn(m.Key, typeof(double))),
            ],
            $"select {month}, c.rep_id, m.name, m.team_id, t.name, count(*), count(*) filter (where c.outcome = 'won'), count(*) filter (where c.outcome = 'lost'), {means} {from} order by 1, 3, 2",
            $"select count(*) from (select {month}, c.rep_id, m.name, m.team_id, t.name {from}) as p",
            arguments,
            r => [.. Enumerable.Range(0, 8 + Metrics.All.Count).Select(i => ExportRows.Value(r, i))]);
    }

    public static ExportRows Imports(ExportSource source)
    {
        var chosen = ChosenCalls.Of(source, "received_at");
        IReadOnlyList<object?> arguments = [.. chosen.Arguments, source.Request.TimeZone];
        var day = $"to_char(c.received_at at time zone {Last(arguments)}, 'YYYY-MM-DD')";
        var from = $"from calls c where {chosen.Sql} group by 1, 2, 3";
        return new ExportRows(
            [new("day", typeof(string)), new("source", typeof(string)), new("status", typeof(string)), new("calls", typeof(long)), new("seconds", typeof(double))],
            $"select {day}, c.source_code, c.status, count(*), sum(c.duration_seconds)::float8 {from} order by 1, 2, 3",
            $"select count(*) from (select {day}, c.source_code, c.status {from}) as i",
            arguments,
            r => [r.GetString(0), r.IsDBNull(1) ? null : source.Labels.GetValueOrDefault(("source", r.GetInt32(1))), r.GetString(2), r.GetInt64(3), ExportRows.Value(r, 4)]);
    }

    private static string Last(IReadOnlyList<object?> arguments) => "$" + arguments.Count.ToString(CultureInfo.InvariantCulture);
}

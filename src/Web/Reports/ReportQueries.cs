using CallInsight.Contracts;
using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Reports;

/// <summary>Reads the reports that somebody finds, and runs, whose figures their grain must have let the reader see.</summary>
internal sealed class ReportQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Columns = """
        select r.report_id, r.content, r.member_id, m.name, r.version, r.due_at, r.runs, r.created_at, r.changed_at
        from reports r left join members m on m.tenant_id = r.tenant_id and m.member_id = r.member_id
        where r.tenant_id = $1 and (r.sharing = 'tenant' or r.member_id = $2 or (r.member_id is null and r.actor_id = $3)
          or (r.sharing = 'people' and $2 = any(r.shared_with)) or $2 = any(r.recipients))
        """;

    /// <summary>The newest first, before one of them.</summary>
    public Task<List<ReportRow>> ListAsync(Guid tenant, Actor actor, Guid? before, int take, CancellationToken cancellationToken)
        => ReadAsync(
            tenant, actor,
            "and ($4::uuid is null or (r.created_at, r.report_id) < (select a.created_at, a.report_id from reports a where a.tenant_id = $1 and a.report_id = $4)) order by r.created_at desc, r.report_id desc limit $5",
            cancellationToken, before, take);

    /// <summary>Null where there is none that the actor finds.</summary>
    public async Task<ReportRow?> FindAsync(Guid tenant, Actor actor, Guid report, CancellationToken cancellationToken)
        => await ReadAsync(tenant, actor, "and r.report_id = $4", cancellationToken, report) is [var row] ? row : null;

    /// <summary>Runs, the last one first, before one of them.</summary>
    public async Task<List<ReportRunRow>> RunsAsync(Guid tenant, Guid report, Guid? before, int take, CancellationToken cancellationToken)
    {
        var runs = await database.QueryAsync(
            tenant,
            """
            select u.number, u.run_id, u.status, u.reason, u.period_from, u.period_to, u.due_at, u.member_id, m.name, u.created_at, u.ended_at, u.pdf_bytes, u.xlsx_bytes
            from report_runs u left join members m on m.tenant_id = u.tenant_id and m.member_id = u.member_id
            where u.tenant_id = $1 and u.report_id = $2 and ($3::uuid is null or u.number < (select a.number from report_runs a where a.tenant_id = $1 and a.report_id = $2 and a.run_id = $3))
            order by u.number desc limit $4
            """,
            r => new ReportRunRow(
                r.GetInt32(0), r.GetGuid(1), r.GetString(2), Text(r, 3), r.GetFieldValue<DateOnly>(4), r.GetFieldValue<DateOnly>(5), Moment(r, 6), r.IsDBNull(7) ? null : r.GetGuid(7), Text(r, 8),
                r.GetFieldValue<DateTimeOffset>(9), Moment(r, 10), r.IsDBNull(11) ? null : r.GetInt32(11), r.IsDBNull(12) ? null : r.GetInt32(12), []),
            cancellationToken,
            tenant, report, before, take);
        var deliveries = (await database.QueryAsync(
            tenant,
            """
            select d.run_id, d.member_id, m.name, d.status, d.reason, d.ended_at
            from report_deliveries d join members m on m.tenant_id = d.tenant_id and m.member_id = d.member_id
            where d.tenant_id = $1 and d.run_id = any($2) order by lower(m.name), d.member_id
            """,
            r => (Run: r.GetGuid(0), Row: new ReportDeliveryRow(r.GetGuid(1), r.GetString(2), r.GetString(3), Text(r, 4), Moment(r, 5))),
            cancellationToken,
            tenant, runs.Select(r => r.Id).ToArray())).ToLookup(d => d.Run, d => d.Row);
        return [.. runs.Select(r => r with { Deliveries = [.. deliveries[r.Id]] })];
    }

    /// <summary>A run's number by its number or its id; null where there is none.</summary>
    public async Task<int?> NumberAsync(Guid tenant, Guid report, string run, CancellationToken cancellationToken)
    {
        int? number = int.TryParse(run, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : null;
        var id = Guid.TryParse(run, out var known) ? known : Guid.Empty;
        return await database.QueryAsync(
            tenant, "select number from report_runs where tenant_id = $1 and report_id = $2 and (number = $3 or run_id = $4)", r => (int?)r.GetInt32(0), cancellationToken, tenant, report, number ?? -1, id) is [var found] ? found : null;
    }

    /// <summary>A file of a run; null where there is none.</summary>
    /// <param name="format">pdf or xlsx.</param>
    public async Task<byte[]?> FileAsync(Guid tenant, Guid report, int number, string format, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            $"select run_id, {(format == "pdf" ? "pdf" : "xlsx")} from report_runs where tenant_id = $1 and report_id = $2 and number = $3 and status = 'ready'",
            r => format == "pdf" ? ReportTexts.OpenPdf(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)) : ReportTexts.OpenXlsx(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)),
            cancellationToken,
            tenant, report, number);
    }

    /// <summary>Which of these are members that can be mailed something.</summary>
    public async Task<HashSet<Guid>> MembersAsync(Guid tenant, IReadOnlyList<Guid> members, CancellationToken cancellationToken)
        => [.. await database.QueryAsync(tenant, "select member_id from members where tenant_id = $1 and member_id = any($2) and status <> 'deactivated'", r => r.GetGuid(0), cancellationToken, tenant, members.ToArray())];

    private async Task<List<ReportRow>> ReadAsync(Guid tenant, Actor actor, string condition, CancellationToken cancellationToken, params object?[] arguments)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant,
            $"{Columns} {condition}",
            r => new ReportRow(
                r.GetGuid(0), ReportTexts.OpenContent(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)), r.IsDBNull(2) ? null : r.GetGuid(2), Text(r, 3), r.GetInt32(4), Moment(r, 5), r.GetInt32(6),
                r.GetFieldValue<DateTimeOffset>(7), r.GetFieldValue<DateTimeOffset>(8)),
            cancellationToken,
            [tenant, actor.Member ?? Guid.Empty, actor.Id ?? Guid.Empty, .. arguments]);
    }

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}

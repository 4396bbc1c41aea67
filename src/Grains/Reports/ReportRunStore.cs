using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Calls;
using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Reports;

/// <summary>The SQL of runs: their files, and to whom they go.</summary>
internal sealed class ReportRunStore(AppDatabase database, TenantKeys keys, IEnumerable<IReportReady> others, TimeProvider time)
{
    /// <summary>Runs that wait for their files, the first one first.</summary>
    public Task<List<ReportRun>> WaitingAsync(Guid tenant, Guid report, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select run_id, number, period_from, period_to, deliver, created_at from report_runs where tenant_id = $1 and report_id = $2 and status = 'running' order by number limit 10",
            r => new ReportRun(r.GetGuid(0), r.GetInt32(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.GetBoolean(4), r.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken,
            tenant, report);

    /// <summary>The number of a run by its id; null when there is none.</summary>
    public async Task<int?> NumberAsync(Guid tenant, Guid run, CancellationToken cancellationToken)
        => await database.QueryAsync(tenant, "select number from report_runs where tenant_id = $1 and run_id = $2", r => r.GetInt32(0), cancellationToken, tenant, run) is [var number] ? number : null;

    /// <summary>Whether a run has files, and the mark of what they were made of, see <see cref="ReachMark"/>.</summary>
    public async Task<(bool IsReady, string? Reach)> FilesAsync(Guid tenant, Guid report, int number, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select reach from report_runs where tenant_id = $1 and report_id = $2 and number = $3 and status = 'ready'", r => (true, r.IsDBNull(0) ? null : r.GetString(0)), cancellationToken, tenant, report, number)).FirstOrDefault();

    /// <summary>Keeps the files of a run, and lets it go to its recipients: all of it or nothing.</summary>
    /// <param name="reach">The mark of what its figures are of.</param>
    public async Task EndAsync(Guid tenant, Guid report, string title, ReportRun run, string reach, byte[] pdf, byte[] xlsx, IReadOnlyList<ReportDelivery> deliveries, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant)
            .Require(
                "update report_runs set status = 'ready', ended_at = $3, pdf_bytes = $4, xlsx_bytes = $5, pdf = $6, xlsx = $7, reach = $8 where tenant_id = $1 and run_id = $2 and status = 'running'",
                tenant, run.Id, now, pdf.Length, xlsx.Length, ReportTexts.SealPdf(key, run.Id, pdf), ReportTexts.SealXlsx(key, run.Id, xlsx), reach)
            .Add(
                "insert into report_deliveries (tenant_id, delivery_id, run_id, member_id, status, reason, ended_at) select $1, d.id, $2, d.member, case when d.reason is null then 'waiting' else 'refused' end, d.reason, case when d.reason is null then null else $6::timestamptz end from unnest($3, $4, $5) as d (id, member, reason)",
                tenant, run.Id, ArrayColumn.Of(deliveries, NpgsqlDbType.Uuid, d => d.Id), ArrayColumn.Of(deliveries, NpgsqlDbType.Uuid, d => d.Member), ArrayColumn.Of(deliveries, NpgsqlDbType.Text, d => d.Refused), now)
            .Add(
                $"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) select $1, gen_random_uuid(), '{JobKinds.ReportMail}', d, $3, $3 from unnest($2::uuid[]) as d",
                tenant, deliveries.Where(d => d.Refused is null).Select(d => d.Id).ToArray(), now);
        batch = others.Aggregate(batch, (b, other) => other.Tell(b, key, tenant, new ReportReady(report, run.Id, run.Number, title, run.From, run.To, now)));
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>A run will have no files.</summary>
    public Task FailAsync(Guid tenant, Guid run, string reason, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("update report_runs set status = 'failed', reason = $3, ended_at = $4 where tenant_id = $1 and run_id = $2 and status = 'running'", tenant, run, reason, time.GetUtcNow()).ExecuteAsync(cancellationToken);

    /// <summary>What a delivery's mail holds; null where it is gone, done, or its job is.</summary>
    public async Task<ReportToMail?> ToMailAsync(Guid tenant, Guid delivery, Guid job, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            """
            select p.report_id, p.content, u.run_id, u.number, u.period_from, u.period_to, u.pdf, d.member_id, m.name, m.email, t.slug, t.name
            from report_deliveries d join report_runs u on u.tenant_id = d.tenant_id and u.run_id = d.run_id and u.status = 'ready'
            join reports p on p.tenant_id = u.tenant_id and p.report_id = u.report_id
            join members m on m.tenant_id = d.tenant_id and m.member_id = d.member_id and m.status = 'active' and m.email is not null
            join tenants t on t.tenant_id = d.tenant_id
            where d.tenant_id = $1 and d.delivery_id = $2 and d.status = 'waiting' and exists (select 1 from jobs j where j.tenant_id = $1 and j.job_id = $3)
            """,
            r => new ReportToMail(
                r.GetGuid(0), ReportTexts.OpenContent(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)), r.GetInt32(3), r.GetFieldValue<DateOnly>(4), r.GetFieldValue<DateOnly>(5),
                ReportTexts.OpenPdf(key, r.GetGuid(2), r.GetFieldValue<byte[]>(6)), r.GetGuid(7), r.GetString(8), r.GetString(9), r.GetString(10), r.GetString(11)),
            cancellationToken,
            tenant, delivery, job);
    }

    /// <summary>What became of a delivery; its job is done.</summary>
    /// <param name="refused">Why nothing was sent; null where it was.</param>
    public Task DeliveredAsync(Guid tenant, Guid delivery, Guid job, string? refused, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add(
                "update report_deliveries set status = case when $3::text is null then 'sent' else 'refused' end, reason = $3, ended_at = $4 where tenant_id = $1 and delivery_id = $2 and status = 'waiting'",
                tenant, delivery, refused, time.GetUtcNow())
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .ExecuteAsync(cancellationToken);

    public Task RetryAsync(Guid tenant, Guid job, TimeSpan wait, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("update jobs set worker = null, leased_until = null, run_after = $3 where tenant_id = $1 and job_id = $2", tenant, job, time.GetUtcNow() + wait)
            .ExecuteAsync(cancellationToken);
}

/// <summary>A run with what its mail says.</summary>
internal sealed record ReportToMail(Guid Report, ReportContent Content, int Number, DateOnly From, DateOnly To, byte[] Pdf, Guid Member, string Name, string Email, string Slug, string Workspace);

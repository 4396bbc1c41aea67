using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Reports;

/// <summary>The SQL of reports and of when they are due.</summary>
internal sealed class ReportStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Subject = "report";

    public async Task<ReportState?> FindAsync(Guid tenant, Guid report, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select content, actor_kind, actor_id, member_id, version, due_at from reports where tenant_id = $1 and report_id = $2",
            r => new ReportState(
                ReportTexts.OpenContent(key, report, r.GetFieldValue<byte[]>(0)),
                new BulkActor(r.GetString(1), r.IsDBNull(2) ? null : r.GetGuid(2), r.IsDBNull(3) ? null : r.GetGuid(3)),
                r.GetInt32(4),
                r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken,
            tenant, report);
    }

    public async Task MakeAsync(Guid tenant, Guid report, Actor actor, ReportContent content, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant).Require(
            "insert into reports (tenant_id, report_id, content, actor_kind, actor_id, member_id, sharing, shared_with, recipients, due_at, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
            tenant, report, ReportTexts.SealContent(key, report, content), actor.Kind, actor.Id, actor.Member, content.Sharing.Kind, content.Sharing.People.ToArray(), content.Recipients.ToArray(), due, now);
        await DueJob(batch, tenant, report, due, now).Audit(key, tenant, new AuditRow(actor, "report.made", Subject, report), now).ExecuteAsync(cancellationToken);
    }

    public async Task ChangeAsync(Guid tenant, Guid report, Actor actor, ReportState before, ReportContent content, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant)
            .Require(
                "update reports set content = $3, sharing = $4, shared_with = $5, recipients = $6, due_at = $7, changed_at = $8, version = version + 1 where tenant_id = $1 and report_id = $2 and version = $9",
                tenant, report, ReportTexts.SealContent(key, report, content), content.Sharing.Kind, content.Sharing.People.ToArray(), content.Recipients.ToArray(), due, now, before.Version)
            .Add($"delete from jobs where tenant_id = $1 and subject_id = $2 and kind = '{JobKinds.ReportDue}'", tenant, report);
        await DueJob(batch, tenant, report, due, now).Audit(key, tenant, new AuditRow(actor, "report.changed", Subject, report), now).ExecuteAsync(cancellationToken);
    }

    public async Task DeleteAsync(Guid tenant, Guid report, Actor actor, CancellationToken cancellationToken)
        => await database.Begin(tenant)
            .Add("delete from jobs where tenant_id = $1 and subject_id = $2", tenant, report)
            .Add("delete from reports where tenant_id = $1 and report_id = $2", tenant, report)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, "report.deleted", Subject, report), time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    /// <summary>Begins a run that somebody asked for.</summary>
    public async Task BeginRunAsync(Guid tenant, Guid report, ReportRun run, Actor actor, CancellationToken cancellationToken)
        => await AddRun(database.Begin(tenant), tenant, report, run, null, actor)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, "report.run", Subject, report), run.CreatedAt)
            .ExecuteAsync(cancellationToken);

    /// <summary>Begins the run of a due time, and lets the report be due again: both or neither, so that none is made twice or forgotten.</summary>
    /// <param name="times">What the job was for, what the run is for (the last of those that were missed), and what is next.</param>
    public async Task BeginDueAsync(Guid tenant, Guid report, Guid job, (DateTimeOffset Was, DateTimeOffset Due, DateTimeOffset Next) times, ReportRun run, CancellationToken cancellationToken)
    {
        var batch = database.Begin(tenant)
            .Require("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .Require("update reports set due_at = $4 where tenant_id = $1 and report_id = $2 and due_at = $3", tenant, report, times.Was, times.Next);
        await AddRun(DueJob(batch, tenant, report, times.Next, run.CreatedAt), tenant, report, run, times.Due, Actor.System)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(Actor.System, "report.due", Subject, report), run.CreatedAt)
            .ExecuteAsync(cancellationToken);
    }

    public Task DropJobAsync(Guid tenant, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job).ExecuteAsync(cancellationToken);

    /// <summary>Lets a job wait until a time.</summary>
    public Task GiveBackAsync(Guid tenant, Guid job, DateTimeOffset until, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("update jobs set run_after = $3, worker = null, leased_until = null, attempts = greatest(attempts - 1, 0) where tenant_id = $1 and job_id = $2", tenant, job, until).ExecuteAsync(cancellationToken);

    /// <summary>Notes that a file of a run was taken.</summary>
    public async Task TakenAsync(Guid tenant, Guid report, TakeReport command, CancellationToken cancellationToken)
        => await database.Begin(tenant)
            .Audit(
                await keys.GetAsync(tenant, cancellationToken), tenant,
                new AuditRow(command.Actor, "report.taken", Subject, report, new Dictionary<string, string?>(StringComparer.Ordinal) { ["number"] = FormattableString.Invariant($"{command.Number}"), ["format"] = command.Format }),
                time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    private static TenantBatch AddRun(TenantBatch batch, Guid tenant, Guid report, ReportRun run, DateTimeOffset? due, Actor actor) => batch
        .Require("update reports set runs = runs + 1 where tenant_id = $1 and report_id = $2", tenant, report)
        .Require(
            """
            insert into report_runs (tenant_id, report_id, number, run_id, status, period_from, period_to, due_at, actor_kind, actor_id, member_id, deliver, created_at)
            select $1, $2, runs, $3, 'running', $4, $5, $6, $7, $8, $9, $10, $11 from reports where tenant_id = $1 and report_id = $2
            """,
            tenant, report, run.Id, run.From, run.To, Moment(due), actor.Kind, Id(actor.Id), Id(actor.Member), run.Deliver, run.CreatedAt)
        .Add($"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ($1, gen_random_uuid(), '{JobKinds.Report}', $2, $3, $3)", tenant, report, run.CreatedAt);

    private static TenantBatch DueJob(TenantBatch batch, Guid tenant, Guid report, DateTimeOffset? due, DateTimeOffset now) => due is { } at
        ? batch.Add($"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ($1, gen_random_uuid(), '{JobKinds.ReportDue}', $2, $3, $4)", tenant, report, at, now)
        : batch;

    // In a select a parameter that is null has no type of its own.
    private static Npgsql.NpgsqlParameter Moment(DateTimeOffset? moment) => new() { Value = moment is { } at ? at.UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz };

    private static Npgsql.NpgsqlParameter Id(Guid? id) => new() { Value = id is { } known ? known : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
}

using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>The SQL of exports but for their pieces.</summary>
internal sealed class ExportStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Subject = "export";
    private const string IsOfTheWriter = "tenant_id = $1 and export_id = $2 and writer = $3 and status = 'running'";

    /// <summary>How long a file can be taken.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public async Task<ExportState?> FindAsync(Guid tenant, Guid export, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select status, request, actor_kind, actor_id, member_id, expires_at, reach from exports where tenant_id = $1 and export_id = $2",
            r => new ExportState(
                r.GetString(0),
                ExportTexts.OpenRequest(key, export, r.GetFieldValue<byte[]>(1)),
                new BulkActor(r.GetString(2), r.IsDBNull(3) ? null : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetGuid(4)),
                r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5),
                r.IsDBNull(6) ? null : r.GetString(6)),
            cancellationToken,
            tenant, export);
    }

    /// <summary>Keeps what is asked for, and the job.</summary>
    public async Task StartAsync(Guid tenant, Guid export, StartExport command, CancellationToken cancellationToken)
    {
        var (key, now, request) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow(), command.Request);
        await Job(database.Begin(tenant), tenant, export, JobKinds.Export, now, now)
            .Require(
                "insert into exports (tenant_id, export_id, table_name, format, status, request, actor_kind, actor_id, member_id, created_at) values ($1, $2, $3, $4, 'running', $5, $6, $7, $8, $9)",
                tenant, export, request.Table, request.Format, ExportTexts.SealRequest(key, export, request), command.Actor.Kind, command.Actor.Id, command.Actor.Member, now)
            .Audit(key, tenant, new AuditRow(command.Actor, "export.started", Subject, export, new Dictionary<string, string?>(StringComparer.Ordinal) { ["table"] = request.Table, ["format"] = request.Format }), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Makes a writer the one whose pieces count, and forgets what another had written.</summary>
    /// <param name="reach">The mark of what it is written of, see <see cref="ReachMark"/>.</param>
    public Task BeginAsync(Guid tenant, Guid export, Guid writer, long rows, string reach, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Require("update exports set writer = $3, rows_all = $4, rows_done = 0, bytes = 0, reach = $5 where tenant_id = $1 and export_id = $2 and status = 'running'", tenant, export, writer, rows, reach)
            .Add("delete from export_pieces where tenant_id = $1 and export_id = $2 and writer <> $3", tenant, export, writer)
            .ExecuteAsync(cancellationToken);

    /// <summary>Adds a piece, and keeps the job the worker's for as long again.</summary>
    /// <exception cref="Npgsql.PostgresException">SQLSTATE 40001: the file is another writer's by now, or nobody's.</exception>
    public Task AddAsync(Guid tenant, ExportPiece piece, Guid job, string worker, TimeSpan lease, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Require($"update exports set rows_done = $4, bytes = $5 where {IsOfTheWriter}", tenant, piece.Export, piece.Writer, piece.Rows, piece.Begins + piece.Size)
            .Add(
                "insert into export_pieces (tenant_id, export_id, writer, number, piece_id, begins, size, content) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                tenant, piece.Export, piece.Writer, piece.Number, piece.Id, piece.Begins, piece.Size, piece.Content)
            .Add("update jobs set leased_until = $4, run_after = $4 where tenant_id = $1 and job_id = $2 and worker = $3", tenant, job, worker, time.GetUtcNow() + lease)
            .ExecuteAsync(cancellationToken);

    /// <summary>The file is whole; it goes when its time is over, by a job of its own.</summary>
    public async Task EndAsync(Guid tenant, Guid export, Guid writer, long rows, Guid job, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant)
            .Require($"update exports set status = 'ready', rows_done = $4, rows_all = $4, ended_at = $5, expires_at = $6 where {IsOfTheWriter}", tenant, export, writer, rows, now, now + Lasts)
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job);
        await Job(batch, tenant, export, JobKinds.ExpireExport, now + Lasts, now).Audit(key, tenant, new AuditRow(Actor.System, "export.ended", Subject, export), now).ExecuteAsync(cancellationToken);
    }

    /// <summary>There will be no file.</summary>
    public Task FailAsync(Guid tenant, Guid export, string reason, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("update exports set status = 'failed', reason = $3, ended_at = $4 where tenant_id = $1 and export_id = $2 and status = 'running'", tenant, export, reason, time.GetUtcNow())
            .Add("delete from export_pieces where tenant_id = $1 and export_id = $2", tenant, export)
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .ExecuteAsync(cancellationToken);

    /// <summary>Drops a file whose time is over; that there was one stays known.</summary>
    public Task ExpireAsync(Guid tenant, Guid export, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("update exports set status = 'expired' where tenant_id = $1 and export_id = $2 and status = 'ready' and expires_at <= $3", tenant, export, time.GetUtcNow())
            .Add("delete from export_pieces p using exports e where p.tenant_id = $1 and p.export_id = $2 and e.tenant_id = $1 and e.export_id = $2 and e.status = 'expired'", tenant, export)
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .ExecuteAsync(cancellationToken);

    public async Task TakenAsync(Guid tenant, Guid export, Actor actor, CancellationToken cancellationToken)
        => await database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, "export.taken", Subject, export), time.GetUtcNow()).ExecuteAsync(cancellationToken);

    public async Task DeleteAsync(Guid tenant, Guid export, Actor actor, CancellationToken cancellationToken)
        => await database.Begin(tenant)
            .Add("delete from jobs where tenant_id = $1 and subject_id = $2", tenant, export)
            .Add("delete from exports where tenant_id = $1 and export_id = $2", tenant, export)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, "export.deleted", Subject, export), time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    private static TenantBatch Job(TenantBatch batch, Guid tenant, Guid export, string kind, DateTimeOffset due, DateTimeOffset now)
        => batch.Add("insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ($1, gen_random_uuid(), $2, $3, $4, $5)", tenant, kind, export, due, now);
}

/// <param name="Begins">Where it stands in the file, in bytes.</param>
/// <param name="Size">Its length in the file; <paramref name="Content"/> is compressed and sealed.</param>
/// <param name="Rows">Rows of the file so far.</param>
internal sealed record ExportPiece(Guid Export, Guid Writer, int Number, Guid Id, long Begins, int Size, byte[] Content, long Rows);

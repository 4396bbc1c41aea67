using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Notifications;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Notifications;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>The SQL of bulk work and its results.</summary>
internal sealed class BulkStore(AppDatabase database, TenantKeys keys, PrepareNotices notices, TimeProvider time)
{
    private const string Subject = "bulk";

    /// <summary>How long the file of an export can be fetched.</summary>
    private static readonly TimeSpan ExportLasts = TimeSpan.FromDays(1);

    public async Task<BulkState?> FindAsync(Guid tenant, Guid bulk, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select status, request, actor_kind, actor_id, member_id, undo_kind, undo_id, undo_member_id, expires_at from bulk_jobs where tenant_id = $1 and bulk_id = $2",
            r => new BulkState(
                r.GetString(0),
                BulkTexts.OpenRequest(key, bulk, r.GetFieldValue<byte[]>(1)).Action,
                new BulkActor(r.GetString(2), Id(r, 3), Id(r, 4)),
                r.IsDBNull(5) ? null : new BulkActor(r.GetString(5), Id(r, 6), Id(r, 7)),
                r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8)),
            cancellationToken,
            tenant, bulk);
    }

    /// <summary>Keeps the work, a waiting result for each call, and the job.</summary>
    public async Task StartAsync(Guid tenant, Guid bulk, StartBulk command, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await AddJob(database.Begin(tenant), tenant, bulk, now)
            .Require(
                "insert into bulk_jobs (tenant_id, bulk_id, kind, status, request, actor_kind, actor_id, member_id, calls, created_at) values ($1, $2, $3, 'running', $4, $5, $6, $7, $8, $9)",
                tenant, bulk, command.Action.Kind, BulkTexts.SealRequest(key, bulk, new BulkRequest(command.Action, command.Chosen)), command.Actor.Kind, command.Actor.Id, command.Actor.Member, command.Calls.Count, now)
            .Add("insert into bulk_results (tenant_id, bulk_id, call_id) select $1, $2, unnest($3)", tenant, bulk, command.Calls.ToArray())
            .Audit(key, tenant, new AuditRow(command.Actor, "bulk.started", Subject, bulk, Details(("kind", command.Action.Kind), ("calls", FormattableString.Invariant($"{command.Calls.Count}")))), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Lets what was done be taken back.</summary>
    public async Task UndoAsync(Guid tenant, Guid bulk, Actor actor, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await AddJob(database.Begin(tenant), tenant, bulk, now)
            .Require(
                "update bulk_jobs set status = 'undoing', undo_kind = $3, undo_id = $4, undo_member_id = $5 where tenant_id = $1 and bulk_id = $2 and status = 'done'",
                tenant, bulk, actor.Kind, actor.Id, actor.Member)
            .Add("update bulk_results set undo = 'waiting' where tenant_id = $1 and bulk_id = $2 and status = 'done'", tenant, bulk)
            .Audit(key, tenant, new AuditRow(actor, "bulk.undone", Subject, bulk), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Some calls that nothing has been done with yet.</summary>
    public Task<List<Guid>> WaitingAsync(Guid tenant, Guid bulk, bool undo, int most, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            $"select call_id from bulk_results where tenant_id = $1 and bulk_id = $2 and {(undo ? "undo" : "status")} = 'waiting' order by call_id limit $3",
            r => r.GetGuid(0),
            cancellationToken,
            tenant, bulk, most);

    /// <summary>What became of one call so far; null where it is none of this work's.</summary>
    public async Task<BulkResult?> ResultAsync(Guid tenant, Guid bulk, Guid call, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select result_id, status, undo, value from bulk_results where tenant_id = $1 and bulk_id = $2 and call_id = $3",
            r => new BulkResult(r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.IsDBNull(3) ? null : BulkTexts.OpenValue<BulkValue>(key, r.GetGuid(0), r.GetFieldValue<byte[]>(3))),
            cancellationToken,
            tenant, bulk, call);
    }

    /// <summary>Seals what taking it back needs.</summary>
    public async Task<byte[]?> SealAsync(Guid tenant, BulkResult result, BulkValue? value, CancellationToken cancellationToken)
        => value is null ? null : BulkTexts.SealValue(await keys.GetAsync(tenant, cancellationToken), result.Id, value);

    /// <summary>Notes a result that nothing else comes with.</summary>
    public Task MarkAsync(Guid tenant, BulkMark mark, CancellationToken cancellationToken) => database.Begin(tenant).Mark(tenant, mark).ExecuteAsync(cancellationToken);

    /// <summary>Leaves calls as they are.</summary>
    /// <param name="calls">Null: all that are waiting.</param>
    public Task RefuseAsync(Guid tenant, Guid bulk, bool undo, IReadOnlyList<Guid>? calls, string code, CancellationToken cancellationToken)
    {
        var set = undo ? "undo = 'refused', undo_code = $3" : "status = 'refused', code = $3";
        return database.Begin(tenant)
            .Add($"update bulk_results set {set} where tenant_id = $1 and bulk_id = $2 and {(undo ? "undo" : "status")} = 'waiting' and ($4::uuid[] is null or call_id = any($4))", tenant, bulk, code, calls?.ToArray())
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Gives the job back for another piece; what is done is no attempt that failed.</summary>
    public Task ContinueAsync(Guid tenant, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("update jobs set worker = null, leased_until = null, run_after = $3, attempts = 0 where tenant_id = $1 and job_id = $2", tenant, job, time.GetUtcNow()).ExecuteAsync(cancellationToken);

    /// <summary>Ends the work, or the taking back, and the job.</summary>
    public async Task EndAsync(Guid tenant, Guid bulk, BulkState state, Guid job, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant).Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job);
        batch = state.IsUndoing
            ? batch.Require("update bulk_jobs set status = 'undone', undone_at = $3 where tenant_id = $1 and bulk_id = $2 and status = 'undoing'", tenant, bulk, now)
            : batch.Require(
                "update bulk_jobs set status = 'done', ended_at = $3, expires_at = $4 where tenant_id = $1 and bulk_id = $2 and status = 'running'",
                tenant, bulk, now, state.Action.Kind == BulkKinds.Export ? now + ExportLasts : null);
        var told = await notices.OfAsync(tenant, new Notice(NotificationKinds.Bulk, bulk, null, null, !state.IsUndoing && state.By.Member is { } member ? [member] : []), cancellationToken);
        await batch.Tell(tenant, [told], now).Audit(key, tenant, new AuditRow(Actor.System, "bulk.ended", Subject, bulk), now).ExecuteAsync(cancellationToken);
    }

    /// <summary>Notes that an export was fetched.</summary>
    public async Task FetchedAsync(Guid tenant, Guid bulk, Actor actor, CancellationToken cancellationToken)
        => await database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, "bulk.fetched", Subject, bulk), time.GetUtcNow()).ExecuteAsync(cancellationToken);

    /// <summary>Whether there is such a member who may have calls.</summary>
    public async Task<bool> CanHaveCallsAsync(Guid tenant, Guid member, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select 1 from members where tenant_id = $1 and member_id = $2 and status <> 'deactivated'", r => r.GetInt32(0), cancellationToken, tenant, member)).Count > 0;

    private static TenantBatch AddJob(TenantBatch batch, Guid tenant, Guid bulk, DateTimeOffset now)
        => batch.Add($"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ($1, gen_random_uuid(), '{JobKinds.Bulk}', $2, $3, $3)", tenant, bulk, now);

    private static Dictionary<string, string?> Details(params (string Name, string? Value)[] details) => details.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal);

    private static Guid? Id(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetGuid(column);
}

using CallInsight.Storage.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.AuditTrail;

/// <summary>The SQL of the chain.</summary>
internal sealed class AuditChainStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Pending = """
        select p.entry_id, p.at, e.actor_kind, e.actor_id, e.action, e.subject_kind, e.subject_id, e.details, p.origin, p.actor_name, p.subject_name
        from audit_pending p join audit_entries e on e.tenant_id = p.tenant_id and e.entry_id = p.entry_id and e.at = p.at
        where p.tenant_id = $1 order by p.at, p.entry_id limit $2
        """;

    private const string Insert = """
        insert into audit_chain (tenant_id, sequence, chained_at, entry_id, at, body, hash)
        select $1, l.sequence, $2, l.entry_id, l.at, l.body, l.hash from unnest($3::bigint[], $4::uuid[], $5::timestamptz[], $6::bytea[], $7::bytea[]) as l (sequence, entry_id, at, body, hash)
        """;

    private const string Move = """
        insert into audit_heads (tenant_id, sequence, hash, checkpointed_at) values ($1, $2, $3, $4)
        on conflict (tenant_id) do update set sequence = excluded.sequence, hash = excluded.hash where audit_heads.sequence = $5 and audit_heads.hash = $6
        """;

    /// <summary>Tenants that have something to chain or to sign.</summary>
    public Task<List<Guid>> DueAsync(CancellationToken cancellationToken) => database.AskDoorAsync("select tenant_id from door.audit_due($1)", r => r.GetGuid(0), cancellationToken, time.GetUtcNow());

    public async Task<AuditHead> LoadHeadAsync(Guid tenant, CancellationToken cancellationToken)
        => await database.FindAsync(
            tenant, "select sequence, hash, checkpointed, checkpointed_at from audit_heads where tenant_id = $1",
            r => new AuditHead(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetInt64(2), r.GetFieldValue<DateTimeOffset>(3)), cancellationToken, tenant) ?? AuditHead.Empty with { SignedAt = time.GetUtcNow() };

    public async Task<List<PendingEntry>> PendingAsync(Guid tenant, int most, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, Pending, r => Read(r, key), cancellationToken, tenant, most);
    }

    /// <summary>Adds links, and takes their entries out of what waits: together or not at all, and only after the head that is known.</summary>
    public Task KeepAsync(Guid tenant, AuditHead before, AuditHead after, IReadOnlyCollection<AuditLink> links, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Require(Move, tenant, after.Sequence, after.Hash, before.SignedAt, before.Sequence, before.Hash)
            .Add(
                Insert, tenant, time.GetUtcNow(), links.Select(l => l.Sequence).ToArray(), links.Select(l => l.Entry).ToArray(), links.Select(l => l.At.UtcDateTime).ToArray(), links.Select(l => l.Body).ToArray(), links.Select(l => l.Hash).ToArray())
            .Add("delete from audit_pending where tenant_id = $1 and entry_id = any($2)", tenant, links.Select(l => l.Entry).ToArray())
            .ExecuteAsync(cancellationToken);

    public Task KeepCheckpointAsync(Guid tenant, SignedCheckpoint signed, DateTimeOffset now, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("insert into audit_checkpoints (tenant_id, sequence, body, signature, key_id) values ($1, $2, $3, $4, $5) on conflict do nothing", tenant, signed.Sequence, signed.Body, signed.Signature, signed.KeyId)
            .Require("update audit_heads set checkpointed = $2, checkpointed_at = $3 where tenant_id = $1 and sequence >= $2", tenant, signed.Sequence, now)
            .ExecuteAsync(cancellationToken);

    private static PendingEntry Read(NpgsqlDataReader r, TenantKey key) => new(
        r.GetGuid(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetGuid(3), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetGuid(6),
        r.IsDBNull(7) ? null : r.GetFieldValue<byte[]>(7), r.IsDBNull(8) ? null : key.OpenText(r.GetGuid(0), AuditFields.Origin, r.GetFieldValue<byte[]>(8)),
        r.IsDBNull(9) ? null : r.GetString(9), r.IsDBNull(10) ? null : r.GetString(10));
}

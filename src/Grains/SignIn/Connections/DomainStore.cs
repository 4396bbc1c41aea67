using CallInsight.Contracts;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>The SQL of domains and their proofs.</summary>
internal sealed class DomainStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<Dictionary<string, DomainProof>> AllAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant, "select domain, token, proved_at is not null from domains where tenant_id = $1", r => new DomainProof(r.GetString(0), r.GetString(1), r.GetBoolean(2)), cancellationToken, tenant))
            .ToDictionary(d => d.Domain, StringComparer.Ordinal);

    public async Task<bool> IsProvedAsync(Guid tenant, string domain, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select 1 from domains where tenant_id = $1 and domain = $2 and proved_at is not null", r => r.GetInt32(0), cancellationToken, tenant, domain)).Count > 0;

    public async Task AddAsync(Guid tenant, Actor actor, string domain, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, actor, "domain.added", domain, cancellationToken))
            .Add("insert into domains (tenant_id, domain, token, created_at) values ($1, $2, $3, $4)", tenant, domain, Tokens.Random(), time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    public async Task ProveAsync(Guid tenant, Actor actor, string domain, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, actor, "domain.proved", domain, cancellationToken))
            .Add("update domains set proved_at = $3, checked_at = $3 where tenant_id = $1 and domain = $2", tenant, domain, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    /// <summary>Notes that its record was looked for.</summary>
    public Task NoteCheckAsync(Guid tenant, string domain, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("update domains set checked_at = $3 where tenant_id = $1 and domain = $2", tenant, domain, time.GetUtcNow()).ExecuteAsync(cancellationToken);

    public async Task RemoveAsync(Guid tenant, Actor actor, string domain, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, actor, "domain.removed", domain, cancellationToken))
            .Add("delete from domains where tenant_id = $1 and domain = $2", tenant, domain)
            .ExecuteAsync(cancellationToken);

    private async Task<TenantBatch> AuditedAsync(Guid tenant, Actor actor, string action, string domain, CancellationToken cancellationToken)
        => database.Begin(tenant).Audit(
            await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, action, "domain", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["domain"] = domain }), time.GetUtcNow());
}

using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Provisioning;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Provisioning;

/// <summary>The SQL of the door for identity providers and of its log.</summary>
internal sealed class ProvisioningStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<string> LoadStateAsync(Guid tenant, CancellationToken cancellationToken)
        => await database.FindAsync(tenant, "select state from provisioning where tenant_id = $1", r => r.GetString(0), cancellationToken, tenant) ?? ProvisioningStates.On;

    public async Task SaveStateAsync(Guid tenant, Actor actor, string before, string after, CancellationToken cancellationToken)
    {
        var row = new AuditRow(actor, "provisioning.changed", "tenant", tenant, new Dictionary<string, string?>(StringComparer.Ordinal) { ["before"] = before, ["after"] = after });
        await database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, row, time.GetUtcNow())
            .Add("insert into provisioning (tenant_id, state) values ($1, $2) on conflict (tenant_id) do update set state = excluded.state", tenant, after)
            .ExecuteAsync(cancellationToken);
    }

    public async Task NoteAsync(Guid tenant, ProvisioningNote note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var details = ScimTexts.SealLog(await keys.GetAsync(tenant, cancellationToken), id, new ScimLogDetails(note.Path, note.Subject, note.Problem));
        await database.Begin(tenant)
            .Add("insert into provisioning_log (tenant_id, entry_id, at, key_id, method, status, details) values ($1, $2, $3, $4, $5, $6, $7)", tenant, id, now, note.Key, note.Method, note.Status, details)
            .ExecuteAsync(cancellationToken);
    }
}

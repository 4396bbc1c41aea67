using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Usage;

/// <summary>What a tenant's meter remembers beside the log.</summary>
internal sealed class MeterStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    /// <summary>The zone of a tenant's months; null where there is no such tenant.</summary>
    public async Task<string?> LoadZoneAsync(Guid tenant, CancellationToken cancellationToken)
        => await database.FindAsync(tenant, "select usage_zone from tenants where tenant_id = $1", r => r.GetString(0), cancellationToken, tenant);

    public async Task SaveZoneAsync(Guid tenant, Actor actor, string zone, CancellationToken cancellationToken)
        => await database.Begin(tenant)
            .Require("update tenants set usage_zone = $2 where tenant_id = $1", tenant, zone)
            .Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, "usage.zoneChanged", "tenant", tenant, new Dictionary<string, string?> { ["zone"] = zone }), time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    /// <summary>What the product noted and nobody has counted.</summary>
    public Task<List<UsageEvent>> DueAsync(Guid tenant, int most, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant, "select event_id, meter, quantity, at, source, member_id from usage_due where tenant_id = $1 limit $2",
            r => new UsageEvent(r.GetString(0), r.GetString(1), r.GetDecimal(2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(4), r.GetGuid(5)), cancellationToken, tenant, most);

    /// <summary>Forgets what is in the log.</summary>
    public Task CountedAsync(Guid tenant, IEnumerable<string> events, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("delete from usage_due where tenant_id = $1 and event_id = any($2)", tenant, events.ToArray()).ExecuteAsync(cancellationToken);

    /// <summary>Tenants that have something noted.</summary>
    public Task<List<Guid>> TenantsDueAsync(int most, CancellationToken cancellationToken)
        => database.AskDoorAsync("select tenant_id from door.usage_due($1)", r => r.GetGuid(0), cancellationToken, most);

    /// <summary>Months that were over everywhere before a moment and are not closed.</summary>
    public Task<List<(Guid Tenant, int Month)>> MonthsDueAsync(DateTimeOffset overBefore, CancellationToken cancellationToken)
        => database.AskDoorAsync("select tenant_id, month from door.usage_months_due($1)", r => (r.GetGuid(0), r.GetInt32(1)), cancellationToken, overBefore);
}

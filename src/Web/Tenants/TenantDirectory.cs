using System.Collections.Concurrent;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Tenants;

/// <summary>Finds tenants by slug or id. What it finds is kept for two seconds, so that a suspension acts within them.</summary>
internal sealed class TenantDirectory(ReaderDatabase database, IGrainFactory grains, TimeProvider time)
{
    private const int MostKept = 20_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (TenantSummary? Tenant, DateTimeOffset Until)> _bySlug = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, (TenantSummary? Tenant, DateTimeOffset Until)> _byId = new();

    /// <summary>The tenant of a slug; null when there is none.</summary>
    public async ValueTask<TenantSummary?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_bySlug.TryGetValue(slug, out var kept) && kept.Until > now)
        {
            return kept.Tenant;
        }

        if (slug.Length > 63)
        {
            return null;
        }

        var ids = await database.AskDoorAsync("select tenant_id from door.tenant_by_slug($1)", r => r.GetGuid(0), cancellationToken, slug);
        var tenant = ids is [var id] ? await FindAsync(id) : null;
        Keep(_bySlug, slug, tenant, now);
        return tenant;
    }

    /// <summary>The tenant of an id; null when there is none.</summary>
    public async ValueTask<TenantSummary?> FindAsync(Guid id)
    {
        var now = time.GetUtcNow();
        if (_byId.TryGetValue(id, out var kept) && kept.Until > now)
        {
            return kept.Tenant;
        }

        CallContext.Enter(id);
        var described = await grains.Tenant(id).Describe();
        var tenant = described.Ok ? described.Value : null;
        Keep(_byId, id, tenant, now);
        return tenant;
    }

    /// <summary>Asks anew the next time: for who knows that the tenant, or its address, has just changed.</summary>
    public void Forget(TenantSummary tenant)
    {
        _bySlug.TryRemove(tenant.Slug, out _);
        _byId.TryRemove(tenant.Tenant, out _);
    }

    private static void Keep<T>(ConcurrentDictionary<T, (TenantSummary?, DateTimeOffset)> kept, T key, TenantSummary? tenant, DateTimeOffset now)
        where T : notnull
    {
        if (kept.Count > MostKept)
        {
            kept.Clear();
        }

        kept[key] = (tenant, now + KeptFor);
    }
}

using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Demo;

/// <summary>The SQL of the made-up workspace: where it is, how far it is, and how it goes.</summary>
internal sealed class DemoStore(AppDatabase database)
{
    // In the order that foreign keys ask for. Tenant, members, their secrets, the key and the audit trail stay: nothing removes those.
    private static readonly string[] Emptied = ["jobs", "outbox", "webhooks", "call_facts", "fact_buckets", "call_search", "call_texts", "call_people", "calls", "dashboard_defaults", "dashboard_tiles", "dashboards", "saved_views", "annotations", "own_metric_versions", "own_metrics", "labels", "idempotency", "links"];

    /// <summary>The tenant of an address; null when there is none.</summary>
    public async Task<(Guid Tenant, bool Open)?> FindAsync(string slug, CancellationToken cancellationToken)
        => await database.AskDoorAsync("select tenant_id, status = 'active' from door.tenant_by_slug($1)", r => (r.GetGuid(0), r.GetBoolean(1)), cancellationToken, slug) is [var found] ? found : null;

    /// <summary>Whether a tenant is made up.</summary>
    public async Task<bool> IsMadeUpAsync(Guid tenant, CancellationToken cancellationToken)
        => await database.QueryAsync(tenant, "select made_up from tenants where tenant_id = $1", r => r.GetBoolean(0), cancellationToken, tenant) is [true];

    /// <summary>Whether a workspace exists that is not made up.</summary>
    public async Task<bool> HasRealAsync(CancellationToken cancellationToken)
        => await database.AskDoorAsync("select own > 0 from door.tenant_count()", r => r.GetBoolean(0), cancellationToken) is [true];

    /// <summary>The first owner of a tenant.</summary>
    public async Task<Guid> FindOwnerAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select member_id from members where tenant_id = $1 and role = 'owner' order by created_at limit 1", r => r.GetGuid(0), cancellationToken, tenant)).Single();

    /// <summary>The one-time link behind a token.</summary>
    public async Task<Guid> FindLinkAsync(string token, CancellationToken cancellationToken)
        => (await database.AskDoorAsync("select link_id from door.link($1)", r => r.GetGuid(0), cancellationToken, Tokens.Hash(token))).Single();

    /// <summary>How many calls are ready, and how many cannot be analysed.</summary>
    public async Task<(int Ready, int Failed)> CountAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant,
            "select (count(*) filter (where status = 'ready'))::int, (count(*) filter (where status = 'failed'))::int from calls where tenant_id = $1",
            r => (r.GetInt32(0), r.GetInt32(1)),
            cancellationToken,
            tenant)).Single();

    /// <summary>Removes what a closed made-up tenant holds of calls.</summary>
    public async Task EmptyAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var batch = database.Begin(tenant).Add("select guard.require((select count(*) from tenants where tenant_id = $1 and made_up and status = 'suspended'))", tenant);
        foreach (var table in Emptied)
        {
            batch.Add($"delete from {table} where tenant_id = $1", tenant);
        }

        await batch.ExecuteAsync(cancellationToken);
    }
}

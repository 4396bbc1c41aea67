using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Insights.SavedViews;

/// <summary>The SQL of dashboards.</summary>
internal sealed class DashboardStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<Keepsake?> FindAsync(Guid tenant, Guid dashboard, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select owner_id, name, sharing, shared_with, version from dashboards where tenant_id = $1 and dashboard_id = $2",
            r => new Keepsake(dashboard, r.GetGuid(0), key.OpenText(dashboard, ViewTexts.DashboardName, r.GetFieldValue<byte[]>(1)), new Sharing(r.GetString(2), r.GetFieldValue<Guid[]>(3)), r.GetInt32(4)),
            cancellationToken,
            tenant, dashboard);
    }

    /// <summary>The views on a dashboard, in their order.</summary>
    public async Task<List<Keepsake>> TilesAsync(Guid tenant, Guid dashboard, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant,
            """
            select v.view_id, v.owner_id, v.name, v.sharing, v.shared_with, v.version
            from dashboard_tiles t join saved_views v on v.tenant_id = t.tenant_id and v.view_id = t.view_id
            where t.tenant_id = $1 and t.dashboard_id = $2 order by t.place
            """,
            r => new Keepsake(r.GetGuid(0), r.GetGuid(1), key.OpenText(r.GetGuid(0), ViewTexts.ViewName, r.GetFieldValue<byte[]>(2)), new Sharing(r.GetString(3), r.GetFieldValue<Guid[]>(4)), r.GetInt32(5)),
            cancellationToken,
            tenant, dashboard);
    }

    public Task MakeAsync(Guid tenant, Keepsake made, IReadOnlyList<Guid> tiles, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, made.Id, actor, "dashboard.made",
        (batch, key) => Put(tenant, made.Id, tiles, batch.Add(
            "insert into dashboards (tenant_id, dashboard_id, owner_id, name, sharing, shared_with, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            tenant, made.Id, made.Owner, key.Seal(made.Id, ViewTexts.DashboardName, made.Name), made.Sharing.Kind, made.Sharing.People.ToArray(), time.GetUtcNow())),
        cancellationToken);

    /// <param name="tiles">Null: stay.</param>
    public Task ChangeAsync(Guid tenant, Keepsake after, IReadOnlyList<Guid>? tiles, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, after.Id, actor, "dashboard.changed",
        (batch, key) =>
        {
            batch.Require(
                "update dashboards set name = $3, sharing = $4, shared_with = $5, version = version + 1 where tenant_id = $1 and dashboard_id = $2 and version = $6",
                tenant, after.Id, key.Seal(after.Id, ViewTexts.DashboardName, after.Name), after.Sharing.Kind, after.Sharing.People.ToArray(), after.Version);
            if (tiles is not null)
            {
                Put(tenant, after.Id, tiles, batch.Add("delete from dashboard_tiles where tenant_id = $1 and dashboard_id = $2", tenant, after.Id));
            }

            // What is no longer everybody's is nobody's default.
            if (after.Sharing.Kind != Sharing.Everybody)
            {
                batch.Add("delete from dashboard_defaults where tenant_id = $1 and dashboard_id = $2", tenant, after.Id);
            }
        },
        cancellationToken);

    public Task DeleteAsync(Guid tenant, Guid dashboard, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, dashboard, actor, "dashboard.deleted",
        (batch, _) => batch.Require("delete from dashboards where tenant_id = $1 and dashboard_id = $2", tenant, dashboard),
        cancellationToken);

    /// <param name="dashboard">Null: none.</param>
    public Task SetDefaultAsync(Guid tenant, Role role, Guid? dashboard, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, dashboard, actor, "dashboard.defaultSet",
        (batch, _) =>
        {
            var word = role.ToString().ToLowerInvariant();
            if (dashboard is { } chosen)
            {
                batch.Add(
                    "insert into dashboard_defaults (tenant_id, role, dashboard_id) values ($1, $2, $3) on conflict (tenant_id, role) do update set dashboard_id = excluded.dashboard_id",
                    tenant, word, chosen);
            }
            else
            {
                batch.Add("delete from dashboard_defaults where tenant_id = $1 and role = $2", tenant, word);
            }
        },
        cancellationToken,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["role"] = role.ToString() });

    private static void Put(Guid tenant, Guid dashboard, IReadOnlyList<Guid> tiles, TenantBatch batch) => batch.Add(
        """
        insert into dashboard_tiles (tenant_id, dashboard_id, view_id, place)
        select $1, $2, t.view_id, t.place from unnest($3::uuid[]) with ordinality as t (view_id, place)
        join saved_views v on v.tenant_id = $1 and v.view_id = t.view_id
        """,
        tenant, dashboard, tiles.ToArray());

    private async Task WriteAsync(Guid tenant, Guid? dashboard, Actor actor, string action, Action<TenantBatch, TenantKey> write, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? details = null)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant).Audit(key, tenant, new AuditRow(actor, action, "dashboard", dashboard, details), time.GetUtcNow());
        write(batch, key);
        await batch.ExecuteAsync(cancellationToken);
    }
}

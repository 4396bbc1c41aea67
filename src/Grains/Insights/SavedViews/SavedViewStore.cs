using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Insights.SavedViews;

/// <summary>The SQL of saved views.</summary>
internal sealed class SavedViewStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<Keepsake?> FindAsync(Guid tenant, Guid view, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select owner_id, name, sharing, shared_with, version from saved_views where tenant_id = $1 and view_id = $2",
            r => new Keepsake(view, r.GetGuid(0), key.OpenText(view, ViewTexts.ViewName, r.GetFieldValue<byte[]>(1)), new Sharing(r.GetString(2), r.GetFieldValue<Guid[]>(3)), r.GetInt32(4)),
            cancellationToken,
            tenant, view);
    }

    public Task SaveAsync(Guid tenant, Keepsake view, string page, string state, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, view.Id, actor, "view.saved",
        (batch, key) => batch.Add(
            "insert into saved_views (tenant_id, view_id, owner_id, page, name, state, sharing, shared_with, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            tenant, view.Id, view.Owner, page, key.Seal(view.Id, ViewTexts.ViewName, view.Name), key.Seal(view.Id, ViewTexts.ViewState, state), view.Sharing.Kind, view.Sharing.People.ToArray(), time.GetUtcNow()),
        cancellationToken);

    public Task ChangeAsync(Guid tenant, Keepsake after, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, after.Id, actor, "view.changed",
        (batch, key) => batch.Require(
            "update saved_views set name = $3, sharing = $4, shared_with = $5, version = version + 1 where tenant_id = $1 and view_id = $2 and version = $6",
            tenant, after.Id, key.Seal(after.Id, ViewTexts.ViewName, after.Name), after.Sharing.Kind, after.Sharing.People.ToArray(), after.Version),
        cancellationToken);

    public Task DeleteAsync(Guid tenant, Guid view, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, view, actor, "view.deleted",
        (batch, _) => batch.Require("delete from saved_views where tenant_id = $1 and view_id = $2", tenant, view),
        cancellationToken);

    private async Task WriteAsync(Guid tenant, Guid view, Actor actor, string action, Action<TenantBatch, TenantKey> write, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant).Audit(key, tenant, new AuditRow(actor, action, "view", view), time.GetUtcNow());
        write(batch, key);
        await batch.ExecuteAsync(cancellationToken);
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Insights.SavedViews;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Search;

/// <summary>The SQL of saved searches.</summary>
internal sealed class SavedSearchStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<SavedSearch?> FindAsync(Guid tenant, Guid search, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select owner_id, name, sharing, shared_with, version, criteria, alert from saved_searches where tenant_id = $1 and search_id = $2",
            r => new SavedSearch(
                new Keepsake(search, r.GetGuid(0), key.OpenText(search, ViewTexts.SearchName, r.GetFieldValue<byte[]>(1)), new Sharing(r.GetString(2), r.GetFieldValue<Guid[]>(3)), r.GetInt32(4)),
                SavedSearch.Open(key, search, r.GetFieldValue<byte[]>(5)), r.GetString(6)),
            cancellationToken,
            tenant, search);
    }

    /// <summary>How many searches tell somebody, and how many of them one member.</summary>
    public async Task<(long All, long Own)> AlertsAsync(Guid tenant, Guid member, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select count(*), count(*) filter (where owner_id = $2) from saved_searches where tenant_id = $1 and alert <> 'none'", r => (r.GetInt64(0), r.GetInt64(1)), cancellationToken, tenant, member)).Single();

    public Task SaveAsync(Guid tenant, SavedSearch search, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, search.Kept.Id, actor, "search.saved",
        (batch, key) => batch.Add(
            """
            insert into saved_searches (tenant_id, search_id, owner_id, name, criteria, sharing, shared_with, alert, change, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            tenant, search.Kept.Id, search.Kept.Owner, key.Seal(search.Kept.Id, ViewTexts.SearchName, search.Kept.Name), SavedSearch.Seal(key, search.Kept.Id, search.Criteria),
            search.Kept.Sharing.Kind, search.Kept.Sharing.People.ToArray(), search.Alert, Random.Shared.NextInt64(), time.GetUtcNow()),
        cancellationToken);

    public Task ChangeAsync(Guid tenant, SavedSearch after, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, after.Kept.Id, actor, "search.changed",
        (batch, key) => batch.Require(
            """
            update saved_searches set name = $3, criteria = $4, sharing = $5, shared_with = $6, alert = $7, change = $8, version = version + 1
            where tenant_id = $1 and search_id = $2 and version = $9
            """,
            tenant, after.Kept.Id, key.Seal(after.Kept.Id, ViewTexts.SearchName, after.Kept.Name), SavedSearch.Seal(key, after.Kept.Id, after.Criteria),
            after.Kept.Sharing.Kind, after.Kept.Sharing.People.ToArray(), after.Alert, Random.Shared.NextInt64(), after.Kept.Version),
        cancellationToken);

    public Task DeleteAsync(Guid tenant, Guid search, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, search, actor, "search.deleted",
        (batch, _) => batch

            // Held before: else hits that are being noted would leave what they tell.
            .Add("update saved_searches set change = change where tenant_id = $1 and search_id = $2", tenant, search)
            .Add("delete from notifications n using search_hits h where n.tenant_id = $1 and h.tenant_id = $1 and h.search_id = $2 and n.subject_id = h.hit_id", tenant, search)
            .Require("delete from saved_searches where tenant_id = $1 and search_id = $2", tenant, search),
        cancellationToken);

    private async Task WriteAsync(Guid tenant, Guid search, Actor actor, string action, Action<TenantBatch, TenantKey> write, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant).Audit(key, tenant, new AuditRow(actor, action, "search", search), time.GetUtcNow());
        write(batch, key);
        await batch.ExecuteAsync(cancellationToken);
    }
}

using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Search;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Search.Saved;

/// <summary>A saved search as somebody sees it.</summary>
/// <param name="MayChange">Whether it is the reader's own, or shared with all and the reader may change settings.</param>
internal sealed record SavedSearchRow(Guid Id, string Name, SearchCriteria Criteria, Guid Owner, string OwnerName, Sharing Sharing, string Alert, int Version, bool MayChange)
{
    /// <summary>The list of the calls that match, from the workspace's root.</summary>
    public string Path(TimeZoneInfo zone) => $"/calls{CriteriaAddress.ForPage(Criteria, zone)}";
}

/// <summary>Reads saved searches: only what is somebody's own or shared with them.</summary>
internal sealed class SavedSearchQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Rows = """
        select o.search_id, o.name, o.criteria, o.owner_id, m.name, o.sharing, o.shared_with, o.alert, o.version
        from saved_searches o join members m on m.tenant_id = o.tenant_id and m.member_id = o.owner_id
        where o.tenant_id = $1 and (o.owner_id = $2 or o.sharing = 'tenant' or (o.sharing = 'people' and $2 = any(o.shared_with)))
        """;

    /// <summary>Those that somebody sees, by name.</summary>
    public async Task<IReadOnlyList<SavedSearchRow>> ListAsync(Guid tenant, Actor actor, CancellationToken cancellationToken)
        => [.. (await QueryAsync(tenant, actor, Rows, cancellationToken)).OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Those that were made after one of them, in the order in which they were made.</summary>
    public Task<List<SavedSearchRow>> ListAfterAsync(Guid tenant, Actor actor, Guid? after, int take, CancellationToken cancellationToken)
        => QueryAsync(tenant, actor, $"{Rows} and ($3::uuid is null or o.search_id > $3) order by o.search_id limit $4", cancellationToken, after, take);

    /// <summary>One of them; null where there is none that the actor sees.</summary>
    public async Task<SavedSearchRow?> FindAsync(Guid tenant, Actor actor, Guid search, CancellationToken cancellationToken)
        => (await QueryAsync(tenant, actor, $"{Rows} and o.search_id = $3", cancellationToken, search)).FirstOrDefault();

    private async Task<List<SavedSearchRow>> QueryAsync(Guid tenant, Actor actor, string sql, CancellationToken cancellationToken, params object?[] further)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, sql, r => Read(r, key, actor), cancellationToken, [tenant, actor.Member ?? Guid.Empty, .. further]);
    }

    private static SavedSearchRow Read(NpgsqlDataReader r, TenantKey key, Actor actor)
    {
        var (id, owner, sharing) = (r.GetGuid(0), r.GetGuid(3), new Sharing(r.GetString(5), r.GetFieldValue<Guid[]>(6)));
        var criteria = JsonSerializer.Deserialize(key.OpenText(id, ViewTexts.SearchCriteria, r.GetFieldValue<byte[]>(2)), SearchJson.Default.SearchCriteria)!;
        var mayChange = actor.Member == owner || (sharing.Kind == Sharing.Everybody && RoleTable.Of(actor, Permission.SettingsWrite) == Reach.All);
        return new SavedSearchRow(id, key.OpenText(id, ViewTexts.SearchName, r.GetFieldValue<byte[]>(1)), criteria, owner, r.GetString(4), sharing, r.GetString(7), r.GetInt32(8), mayChange);
    }
}

using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Provisioning.Groups;

/// <summary>Reads provisioned groups.</summary>
internal sealed class ScimGroupQueries(ReaderDatabase database)
{
    private const string Groups = """
        select g.team_id, t.name, g.external_id, g.version, g.created_at, g.modified_at from scim_groups g join teams t using (tenant_id, team_id)
        where g.tenant_id = $1 and ($2::uuid is null or g.team_id = $2) order by g.created_at, g.team_id
        """;

    private const string Members = """
        select x.team_id, x.member_id, m.name from scim_group_members x join members m using (tenant_id, member_id)
        where x.tenant_id = $1 and x.team_id = any($2) order by x.joined_at, x.member_id
        """;

    /// <summary>In the order in which they were made, without who is in them.</summary>
    public Task<List<ScimGroupRow>> ListAsync(Guid tenant, CancellationToken cancellationToken) => database.QueryAsync(tenant, Groups, Read, cancellationToken, tenant, null);

    /// <summary>One of them; null when there is no such group.</summary>
    public Task<ScimGroupRow?> FindAsync(Guid tenant, Guid group, CancellationToken cancellationToken) => database.FindAsync(tenant, Groups, Read, cancellationToken, tenant, group);

    /// <summary>The same groups with who is in them.</summary>
    public async Task<List<ScimGroupRow>> WithMembersAsync(Guid tenant, IReadOnlyList<ScimGroupRow> groups, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            tenant, Members, r => (Group: r.GetGuid(0), Member: new ScimMemberOfGroup(r.GetGuid(1), r.GetString(2))), cancellationToken, tenant, groups.Select(g => g.Id).ToArray());
        var byGroup = rows.ToLookup(r => r.Group, r => r.Member);
        return [.. groups.Select(g => g with { Members = [.. byGroup[g.Id]] })];
    }

    private static ScimGroupRow Read(NpgsqlDataReader r)
        => new(r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetInt32(3), r.GetFieldValue<DateTimeOffset>(4), r.GetFieldValue<DateTimeOffset>(5));
}

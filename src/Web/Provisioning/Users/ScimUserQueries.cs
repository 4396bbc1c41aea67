using System.Text.Json.Nodes;
using CallInsight.Storage.Provisioning;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Provisioning.Filters;
using Npgsql;

namespace CallInsight.Web.Provisioning.Users;

/// <summary>Reads provisioned members.</summary>
internal sealed class ScimUserQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Source = """
        from scim_users u join members m using (tenant_id, member_id) where u.tenant_id = $1 and m.deleted_at is null
          and ($2::uuid is null or u.member_id = $2) and ($3::text is null or lower(m.user_name) = lower($3)) and ($4::text is null or u.external_id = $4)
        """;

    private const string Columns = """
        select u.member_id, u.resource, m.user_name, m.status <> 'deactivated', m.version, u.created_at, u.modified_at,
               array(select g.team_id from scim_group_members g where g.tenant_id = u.tenant_id and g.member_id = u.member_id order by g.joined_at, g.team_id),
               array(select t.name from scim_group_members g join teams t using (tenant_id, team_id) where g.tenant_id = u.tenant_id and g.member_id = u.member_id order by g.joined_at, g.team_id)
        """;

    private const string Adoptable = """
        select m.member_id from members m where m.tenant_id = $1 and lower(m.email) = lower($2) and m.deleted_at is null
          and not exists (select 1 from scim_users u where u.tenant_id = $1 and u.member_id = m.member_id) limit 2
        """;

    /// <summary>One of them; null when there is no such user.</summary>
    public async Task<ScimUserRow?> FindAsync(Guid tenant, Guid member, CancellationToken cancellationToken)
        => (await ListAsync(tenant, new ScimNarrowing(member, null, null), 0, 1, cancellationToken)).FirstOrDefault();

    /// <summary>In the order in which they were added.</summary>
    public async Task<List<ScimUserRow>> ListAsync(Guid tenant, ScimNarrowing narrowing, int skip, int? take, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant, $"{Columns} {Source} order by u.created_at, u.member_id offset $5 limit $6", r => Read(r, key), cancellationToken, tenant, narrowing.Id, narrowing.UserName, narrowing.ExternalId, skip, take);
    }

    public async Task<int> CountAsync(Guid tenant, ScimNarrowing narrowing, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, $"select count(*)::int {Source}", r => r.GetInt32(0), cancellationToken, tenant, narrowing.Id, narrowing.UserName, narrowing.ExternalId)).Single();

    /// <summary>The one member made by hand that has an e-mail; null where there is none or several.</summary>
    public async Task<Guid?> AdoptableAsync(Guid tenant, string email, CancellationToken cancellationToken)
        => await database.QueryAsync(tenant, Adoptable, r => r.GetGuid(0), cancellationToken, tenant, email) is [var only] ? only : null;

    private static ScimUserRow Read(NpgsqlDataReader r, TenantKey key)
    {
        var id = r.GetGuid(0);
        var stored = (JsonObject)JsonNode.Parse(ScimTexts.OpenUser(key, id, r.GetFieldValue<byte[]>(1)))!;
        stored["userName"] = r.GetString(2);
        stored["active"] = r.GetBoolean(3);
        var groups = r.GetFieldValue<Guid[]>(7).Zip(r.GetFieldValue<string[]>(8), (g, n) => new ScimGroupOfUser(g, n)).ToList();
        return new ScimUserRow(id, stored, r.GetInt32(4), r.GetFieldValue<DateTimeOffset>(5), r.GetFieldValue<DateTimeOffset>(6), groups);
    }
}

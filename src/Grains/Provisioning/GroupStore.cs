using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Provisioning;

/// <summary>The SQL of groups and of the teams that come with them.</summary>
internal sealed class GroupStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    // A member counts for the team of the group that it has been in the longest, unless somebody chose its team by hand.
    private const string ChooseTeams = """
        update members m set
          team_id = case when m.team_by = 'scim' or m.team_id is null then d.team_id else m.team_id end,
          team_by = case when m.team_by = 'hand' and m.team_id is not null or d.team_id is null then 'hand' else 'scim' end,
          version = m.version + 1
        from (select o.member_id, (select x.team_id from scim_group_members x where x.tenant_id = $1 and x.member_id = o.member_id order by x.joined_at, x.team_id limit 1) as team_id
              from (select unnest($2::uuid[]) as member_id) o) d
        where m.tenant_id = $1 and m.member_id = d.member_id
        """;

    private const string Join = """
        insert into scim_group_members (tenant_id, team_id, member_id, joined_at)
        select $1, $2, u.member_id, $4 from scim_users u where u.tenant_id = $1 and u.member_id = any($3) on conflict do nothing
        """;

    public async Task<Group?> LoadAsync(Guid tenant, Guid group, CancellationToken cancellationToken)
        => await database.FindAsync(
            tenant,
            "select t.name, g.external_id, g.version from scim_groups g join teams t using (tenant_id, team_id) where g.tenant_id = $1 and g.team_id = $2",
            r => new Group(new GroupNames(r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)), r.GetInt32(2)),
            cancellationToken,
            tenant,
            group);

    /// <summary>Who is in a group.</summary>
    /// <param name="among">Of these alone; null: everybody.</param>
    public async Task<HashSet<Guid>> MembersAsync(Guid tenant, Guid group, IEnumerable<Guid>? among, CancellationToken cancellationToken)
        => [.. await database.QueryAsync(
            tenant, "select member_id from scim_group_members where tenant_id = $1 and team_id = $2 and ($3::uuid[] is null or member_id = any($3))", r => r.GetGuid(0), cancellationToken, tenant, group, among?.ToArray())];

    /// <summary>Those that no identity provider looks after.</summary>
    public async Task<List<Guid>> StrangersAsync(Guid tenant, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
        => members.Count == 0 ? [] : await database.QueryAsync(
            tenant, "select w.id from unnest($2::uuid[]) w(id) where not exists (select 1 from scim_users u where u.tenant_id = $1 and u.member_id = w.id)", r => r.GetGuid(0), cancellationToken, tenant, members.ToArray());

    /// <summary>The team of a name, and whether a group has it.</summary>
    public Task<NamedTeam?> FindTeamAsync(Guid tenant, string name, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            "select t.team_id, g.team_id is not null from teams t left join scim_groups g using (tenant_id, team_id) where t.tenant_id = $1 and t.name = $2",
            r => new NamedTeam(r.GetGuid(0), r.GetBoolean(1)),
            cancellationToken,
            tenant,
            name);

    /// <returns>False when somebody else made a team of that name first.</returns>
    public async Task<bool> CreateAsync(Guid tenant, Guid team, CreateGroup command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = (await AuditedAsync(tenant, command.Actor, "group.created", team, cancellationToken))
            .Add("insert into teams (tenant_id, team_id, name, created_at) values ($1, $2, $3, $4) on conflict (tenant_id, team_id) do nothing", tenant, team, command.Name, now)
            .Add("insert into scim_groups (tenant_id, team_id, external_id, created_at, modified_at) values ($1, $2, $3, $4, $4)", tenant, team, command.ExternalId, now);
        return await RunAsync(WithMembers(batch, tenant, team, [.. command.Members], [], now), cancellationToken);
    }

    /// <returns>False when another team has the name.</returns>
    public async Task<bool> ChangeAsync(Guid tenant, ChangeGroup command, Group before, GroupNames names, IReadOnlyCollection<Guid> joining, IReadOnlyCollection<Guid> leaving, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var batch = (await AuditedAsync(tenant, command.Actor, "group.changed", command.Group, cancellationToken))
            .Require("update scim_groups set external_id = $3, version = version + 1, modified_at = $4 where tenant_id = $1 and team_id = $2 and version = $5", tenant, command.Group, names.ExternalId, now, before.Version);
        if (names.Name != before.Names.Name)
        {
            batch.Add("update teams set name = $3 where tenant_id = $1 and team_id = $2", tenant, command.Group, names.Name);
        }

        return await RunAsync(WithMembers(batch, tenant, command.Group, joining, leaving, now), cancellationToken);
    }

    public async Task DeleteAsync(Guid tenant, DeleteGroup command, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, command.Actor, "group.deleted", command.Group, cancellationToken))
            .Add("update members set team_id = null, team_by = 'hand', version = version + 1 where tenant_id = $1 and team_id = $2", tenant, command.Group)
            .Add("delete from teams where tenant_id = $1 and team_id = $2", tenant, command.Group)
            .Add(ChooseTeams, tenant, members.ToArray())
            .ExecuteAsync(cancellationToken);

    private static TenantBatch WithMembers(TenantBatch batch, Guid tenant, Guid group, IReadOnlyCollection<Guid> joining, IReadOnlyCollection<Guid> leaving, DateTimeOffset now)
    {
        if (leaving.Count > 0)
        {
            batch.Add("delete from scim_group_members where tenant_id = $1 and team_id = $2 and member_id = any($3)", tenant, group, leaving.ToArray());
        }

        if (joining.Count > 0)
        {
            batch.Add(Join, tenant, group, joining.ToArray(), now);
        }

        return joining.Count + leaving.Count == 0 ? batch : batch.Add(ChooseTeams, tenant, joining.Concat(leaving).ToArray());
    }

    private static async Task<bool> RunAsync(TenantBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    private async Task<TenantBatch> AuditedAsync(Guid tenant, Actor actor, string action, Guid group, CancellationToken cancellationToken)
        => database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, new AuditRow(actor, action, "team", group), time.GetUtcNow());
}

/// <summary>A group as it is kept, without who is in it.</summary>
internal sealed record Group(GroupNames Names, int Version);

internal sealed record NamedTeam(Guid Team, bool IsGroup);

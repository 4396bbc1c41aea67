using System.Text.Json;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Members;

/// <summary>A team as lists show it.</summary>
public sealed record TeamRow(Guid Id, string Name, int Members, IReadOnlyList<TeamLead> Leads, DateTimeOffset CreatedAt);

/// <summary>Who leads a team.</summary>
public sealed record TeamLead(Guid Id, string Name);

/// <summary>Reads teams for pages and API.</summary>
internal sealed class TeamQueries(ReaderDatabase database)
{
    private const string Columns = """
        select t.team_id, t.name, t.created_at,
               (select count(*)::int from members m where m.tenant_id = $1 and m.team_id = t.team_id and m.status <> 'deactivated'),
               (select coalesce(json_agg(json_build_object('Id', m.member_id, 'Name', m.name) order by lower(m.name)), '[]')::text
                from team_leads l join members m using (tenant_id, member_id) where l.tenant_id = $1 and l.team_id = t.team_id)
        from teams t where t.tenant_id = $1
        """;

    /// <summary>All teams by name.</summary>
    public Task<List<TeamRow>> ListAsync(Guid tenant, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"{Columns} order by lower(t.name), t.team_id", Read, cancellationToken, tenant);

    /// <summary>Teams in the order in which they were made, after one of them.</summary>
    public Task<List<TeamRow>> ListAfterAsync(Guid tenant, Guid? after, int take, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"{Columns} and ($2::uuid is null or t.team_id > $2) order by t.team_id limit $3", Read, cancellationToken, tenant, after, take);

    /// <summary>One team; null when there is no such team in the tenant.</summary>
    public Task<TeamRow?> FindAsync(Guid tenant, Guid team, CancellationToken cancellationToken)
        => database.FindAsync(tenant, $"{Columns} and t.team_id = $2", Read, cancellationToken, tenant, team);

    private static TeamRow Read(NpgsqlDataReader r)
        => new(r.GetGuid(0), r.GetString(1), r.GetInt32(3), JsonSerializer.Deserialize<List<TeamLead>>(r.GetString(4))!, r.GetFieldValue<DateTimeOffset>(2));
}

using CallInsight.Contracts;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Members;

/// <summary>Which members are listed.</summary>
/// <param name="Search">Part of a name, user name or e-mail.</param>
internal sealed record MemberFilter(string? Search, string? Role, string? Status, Guid? Team)
{
    public bool IsEmpty => Search is null && Role is null && Status is null && Team is null;
}

/// <summary>A member as lists show it.</summary>
/// <param name="Leads">The teams that it leads.</param>
internal sealed record MemberRow(
    Guid Id, string UserName, string? Email, string Name, Role Role, string Status, Guid? Team, string? TeamName, IReadOnlyList<Guid> Leads, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

/// <summary>Reads members for pages and API.</summary>
internal sealed class MemberQueries(ReaderDatabase database)
{
    private const string Columns = """
        m.member_id, m.user_name, m.email, m.name, m.role, m.status, m.team_id, t.name,
        array(select l.team_id from team_leads l where l.tenant_id = $1 and l.member_id = m.member_id), m.created_at, m.last_sign_in_at
        """;

    private const string Source = "from members m left join teams t using (tenant_id, team_id) where m.tenant_id = $1 and m.deleted_at is null";

    // strpos, not like: a percent sign that somebody looks for is a percent sign.
    private const string Filtered = """
         and ($2::text is null or strpos(lower(m.name || ' ' || m.user_name || ' ' || coalesce(m.email, '')), lower($2)) > 0)
         and ($3::text is null or m.role = $3) and ($4::text is null or m.status = $4) and ($5::uuid is null or m.team_id = $5)
        """;

    /// <summary>Members by name, for a page of a table.</summary>
    public Task<List<MemberRow>> ListAsync(Guid tenant, MemberFilter filter, int skip, int take, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"select {Columns} {Source}{Filtered} order by lower(m.name), m.member_id offset $6 limit $7", Read, cancellationToken, tenant, filter.Search, filter.Role, filter.Status, filter.Team, skip, take);

    /// <summary>Members in the order in which they were added, after one of them: what is added meanwhile moves nothing.</summary>
    public Task<List<MemberRow>> ListAfterAsync(Guid tenant, MemberFilter filter, Guid? after, int take, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"select {Columns} {Source}{Filtered} and ($6::uuid is null or m.member_id > $6) order by m.member_id limit $7", Read, cancellationToken, tenant, filter.Search, filter.Role, filter.Status, filter.Team, after, take);

    public async Task<long> CountAsync(Guid tenant, MemberFilter filter, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, $"select count(*) {Source}{Filtered}", r => r.GetInt64(0), cancellationToken, tenant, filter.Search, filter.Role, filter.Status, filter.Team)).Single();

    /// <summary>One member; null when there is no such member in the tenant.</summary>
    public Task<MemberRow?> FindAsync(Guid tenant, Guid member, CancellationToken cancellationToken)
        => database.FindAsync(tenant, $"select {Columns} {Source} and m.member_id = $2", Read, cancellationToken, tenant, member);

    /// <summary>Every user name of the tenant, in whatever letters.</summary>
    public async Task<IReadOnlySet<string>> UserNamesAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select user_name from members where tenant_id = $1 and deleted_at is null", r => r.GetString(0), cancellationToken, tenant)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who may lead a team: those whose role knows teams, and who leads it now.</summary>
    public Task<List<MemberRow>> LeadersAsync(Guid tenant, Guid? team, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            $"select {Columns} {Source} and ((m.role = 'manager' and m.status <> 'deactivated') or exists (select 1 from team_leads l where l.tenant_id = $1 and l.team_id = $2 and l.member_id = m.member_id)) order by lower(m.name), m.member_id",
            Read,
            cancellationToken,
            tenant,
            team);

    private static MemberRow Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3), RoleNames.Parse(r.GetString(4))!.Value, r.GetString(5),
        r.IsDBNull(6) ? null : r.GetGuid(6), r.IsDBNull(7) ? null : r.GetString(7), r.GetFieldValue<Guid[]>(8), r.GetFieldValue<DateTimeOffset>(9), r.IsDBNull(10) ? null : r.GetFieldValue<DateTimeOffset>(10));
}

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>Who is in the workspace.</summary>
internal static class PeopleTables
{
    public static ExportRows Members(ExportSource source) => new(
        [
            new("id", typeof(Guid)), new("userName", typeof(string)), new("email", typeof(string)), new("name", typeof(string)), new("role", typeof(string)), new("status", typeof(string)),
            new("team", typeof(Guid)), new("teamName", typeof(string)), new("leads", typeof(string)), new("createdAt", typeof(DateTime)),
        ],
        """
        select m.member_id, m.user_name, m.email, m.name, m.role, m.status, m.team_id, t.name,
               (select string_agg(l.name, ', ' order by l.name) from team_leads d join teams l on l.tenant_id = d.tenant_id and l.team_id = d.team_id where d.tenant_id = m.tenant_id and d.member_id = m.member_id),
               m.created_at
        from members m left join teams t on t.tenant_id = m.tenant_id and t.team_id = m.team_id where m.tenant_id = $1 order by m.created_at, m.member_id
        """,
        "select count(*) from members where tenant_id = $1",
        [source.Tenant],
        r => [.. Enumerable.Range(0, 10).Select(i => ExportRows.Value(r, i))]);

    public static ExportRows Teams(ExportSource source) => new(
        [new("id", typeof(Guid)), new("name", typeof(string)), new("members", typeof(long)), new("leads", typeof(string)), new("createdAt", typeof(DateTime))],
        """
        select t.team_id, t.name, (select count(*) from members m where m.tenant_id = t.tenant_id and m.team_id = t.team_id and m.status <> 'deactivated'),
               (select string_agg(m.name, ', ' order by m.name) from team_leads d join members m on m.tenant_id = d.tenant_id and m.member_id = d.member_id where d.tenant_id = t.tenant_id and d.team_id = t.team_id),
               t.created_at
        from teams t where t.tenant_id = $1 order by t.name, t.team_id
        """,
        "select count(*) from teams where tenant_id = $1",
        [source.Tenant],
        r => [.. Enumerable.Range(0, 5).Select(i => ExportRows.Value(r, i))]);
}

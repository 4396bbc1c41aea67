using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Members;
using Npgsql;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>Reads what members keep: only what is their own or shared with them.</summary>
internal sealed class SavedViewQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Seen = "(o.owner_id = $2 or o.sharing = 'tenant' or (o.sharing = 'people' and $2 = any(o.shared_with)))";
    private const string SeenDashboard = "(d.owner_id = $2 or d.sharing = 'tenant' or (d.sharing = 'people' and $2 = any(d.shared_with)))";

    private const string Views = """
        select o.view_id, o.page, o.name, o.state, o.owner_id, m.name, o.sharing, o.shared_with, o.version
        from saved_views o join members m on m.tenant_id = o.tenant_id and m.member_id = o.owner_id
        """;

    private const string Dashboards = """
        select o.dashboard_id, o.name, o.owner_id, m.name, o.sharing, o.shared_with, o.version,
               array(select d.role from dashboard_defaults d where d.tenant_id = o.tenant_id and d.dashboard_id = o.dashboard_id order by d.role)
        from dashboards o join members m on m.tenant_id = o.tenant_id and m.member_id = o.owner_id
        """;

    /// <summary>The views that somebody sees, by name.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> ViewsAsync(Guid tenant, Actor actor, CancellationToken cancellationToken)
        => [.. (await ViewRowsAsync(tenant, actor, $"{Views} where o.tenant_id = $1 and {Seen}", cancellationToken)).OrderBy(v => v.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Those that were made after one of them, in the order of their ids.</summary>
    public Task<List<SavedViewRow>> ViewsAfterAsync(Guid tenant, Actor actor, Guid? after, int take, CancellationToken cancellationToken)
        => ViewRowsAsync(tenant, actor, $"{Views} where o.tenant_id = $1 and {Seen} and ($3::uuid is null or o.view_id > $3) order by o.view_id limit $4", cancellationToken, after, take);

    /// <summary>The dashboards that come after one of them, in the order of their ids.</summary>
    public Task<List<DashboardRow>> DashboardsAfterAsync(Guid tenant, Actor actor, Guid? after, int take, CancellationToken cancellationToken)
        => DashboardRowsAsync(tenant, actor, $"{Dashboards} where o.tenant_id = $1 and {Seen} and ($3::uuid is null or o.dashboard_id > $3) order by o.dashboard_id limit $4", cancellationToken, after, take);

    /// <summary>A view; null where there is none that the actor sees.</summary>
    public async Task<SavedViewRow?> ViewAsync(Guid tenant, Actor actor, Guid view, CancellationToken cancellationToken)
        => (await ViewRowsAsync(tenant, actor, $"{Views} where o.tenant_id = $1 and {Seen} and o.view_id = $3", cancellationToken, view)).FirstOrDefault();

    /// <summary>The views on a dashboard that the actor sees, in their order. Who shares a dashboard shares their own views on it, and nobody else's.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> TilesAsync(Guid tenant, Actor actor, Guid dashboard, CancellationToken cancellationToken) => await ViewRowsAsync(
        tenant, actor,
        $"""
        {Views} join dashboard_tiles t on t.tenant_id = o.tenant_id and t.view_id = o.view_id
        join dashboards d on d.tenant_id = t.tenant_id and d.dashboard_id = t.dashboard_id
        where o.tenant_id = $1 and t.dashboard_id = $3 and {SeenDashboard} and ({Seen} or o.owner_id = d.owner_id) order by t.place
        """,
        cancellationToken, dashboard);

    /// <summary>The dashboards that somebody sees, by name.</summary>
    public async Task<IReadOnlyList<DashboardRow>> DashboardsAsync(Guid tenant, Actor actor, CancellationToken cancellationToken)
        => [.. (await DashboardRowsAsync(tenant, actor, $"{Dashboards} where o.tenant_id = $1 and {Seen}", cancellationToken)).OrderBy(d => d.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>A dashboard; null where there is none that the actor sees.</summary>
    public async Task<DashboardRow?> DashboardAsync(Guid tenant, Actor actor, Guid dashboard, CancellationToken cancellationToken)
        => (await DashboardRowsAsync(tenant, actor, $"{Dashboards} where o.tenant_id = $1 and {Seen} and o.dashboard_id = $3", cancellationToken, dashboard)).FirstOrDefault();

    /// <summary>The dashboard that the actor's role is led to; null where there is none.</summary>
    public async Task<Guid?> DefaultAsync(Guid tenant, Role role, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select dashboard_id from dashboard_defaults where tenant_id = $1 and role = $2", r => (Guid?)r.GetGuid(0), cancellationToken, tenant, RoleNames.Word(role))).FirstOrDefault();

    /// <summary>Active members by user name, or by an e-mail that only one of them has; null for the others.</summary>
    public async Task<IReadOnlyDictionary<string, Guid?>> PeopleAsync(Guid tenant, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        // No text of PostgreSQL holds U+0000.
        var asked = names.Where(n => !n.Contains('\0')).Distinct(StringComparer.Ordinal).ToArray();
        var found = await database.QueryAsync(
            tenant,
            "select n.name, m.member_id, lower(m.user_name) = lower(n.name) from unnest($2::text[]) as n (name) join members m on m.tenant_id = $1 and m.status = 'active' and (lower(m.email) = lower(n.name) or lower(m.user_name) = lower(n.name))",
            r => (Name: r.GetString(0), Member: r.GetGuid(1), IsUserName: r.GetBoolean(2)),
            cancellationToken,
            tenant, asked);
        return names.Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => One([.. found.Where(f => f.Name == n).Select(f => (f.Member, f.IsUserName))]), StringComparer.Ordinal);
    }

    // Several may share an e-mail: nobody knows which of them is meant. A user name is one's alone.
    private static Guid? One((Guid Member, bool IsUserName)[] found)
        => found.Where(f => f.IsUserName).Select(f => (Guid?)f.Member).FirstOrDefault() ?? (found is [var only] ? only.Member : (Guid?)null);

    /// <summary>How these members are written: their e-mail where it means nobody else, or their user name.</summary>
    public Task<List<string>> AddressesAsync(Guid tenant, IReadOnlyList<Guid> members, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            """
            select case when m.email is null or exists (
                       select 1 from members o where o.tenant_id = m.tenant_id and o.member_id <> m.member_id and (lower(o.email) = lower(m.email) or lower(o.user_name) = lower(m.email))
                   ) then m.user_name else m.email end
            from members m where m.tenant_id = $1 and m.member_id = any($2) order by 1
            """,
            r => r.GetString(0),
            cancellationToken,
            tenant, members.ToArray());

    private async Task<List<SavedViewRow>> ViewRowsAsync(Guid tenant, Actor actor, string sql, CancellationToken cancellationToken, params object?[] further)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, sql, r => View(r, key, actor), cancellationToken, [tenant, actor.Member ?? Guid.Empty, .. further]);
    }

    private async Task<List<DashboardRow>> DashboardRowsAsync(Guid tenant, Actor actor, string sql, CancellationToken cancellationToken, params object?[] further)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, sql, r => Dashboard(r, key, actor), cancellationToken, [tenant, actor.Member ?? Guid.Empty, .. further]);
    }

    private static SavedViewRow View(NpgsqlDataReader r, TenantKey key, Actor actor)
    {
        var (id, owner, sharing) = (r.GetGuid(0), r.GetGuid(4), new Sharing(r.GetString(6), r.GetFieldValue<Guid[]>(7)));
        return new SavedViewRow(
            id, r.GetString(1), key.OpenText(id, ViewTexts.ViewName, r.GetFieldValue<byte[]>(2)), key.OpenText(id, ViewTexts.ViewState, r.GetFieldValue<byte[]>(3)), owner, r.GetString(5), sharing, r.GetInt32(8), MayChange(actor, owner, sharing));
    }

    private static DashboardRow Dashboard(NpgsqlDataReader r, TenantKey key, Actor actor)
    {
        var (id, owner, sharing) = (r.GetGuid(0), r.GetGuid(2), new Sharing(r.GetString(4), r.GetFieldValue<Guid[]>(5)));
        return new DashboardRow(id, key.OpenText(id, ViewTexts.DashboardName, r.GetFieldValue<byte[]>(1)), owner, r.GetString(3), sharing, r.GetInt32(6), r.GetFieldValue<string[]>(7), MayChange(actor, owner, sharing));
    }

    private static bool MayChange(Actor actor, Guid owner, Sharing sharing)
        => actor.Member == owner || (sharing.Kind == Sharing.Everybody && RoleTable.Of(actor, Permission.SettingsWrite) == Reach.All);
}

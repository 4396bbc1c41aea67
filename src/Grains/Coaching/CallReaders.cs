using CallInsight.Contracts;
using CallInsight.Grains.Calls;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Coaching;

/// <summary>Whose call it is.</summary>
/// <param name="Team">The rep's team.</param>
internal sealed record CallOwner(Guid Call, Guid? Rep, Guid? Team);

/// <summary>Who may read a call and talk about it: by role and reach, or because it is shared with them. Web's <c>CallScope</c> says the same of lists.</summary>
internal sealed class CallReaders(AppDatabase database, CallAccess access)
{
    /// <summary>Null when there is no such call.</summary>
    public Task<CallOwner?> FindAsync(Guid tenant, Guid call, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            "select c.rep_id, m.team_id from calls c left join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id where c.tenant_id = $1 and c.call_id = $2",
            r => new CallOwner(call, r.IsDBNull(0) ? null : r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1)),
            cancellationToken,
            tenant, call);

    public async Task<bool> MayReadAsync(Guid tenant, Actor actor, Permission permission, CallOwner call, CancellationToken cancellationToken)
    {
        var reach = RoleTable.Of(actor, permission);
        var isShared = actor.Member is { } member && reach is Reach.Own or Reach.Teams && (await LoadAsync(tenant, call.Call, [member], cancellationToken)).Exists(r => r.IsShared);
        return Reads(reach, actor.Member, actor.Leads, isShared, call);
    }

    /// <summary>Whether the actor may let others read the call: who has it by a share may not pass it on.</summary>
    public Task<bool> MayShareAsync(Guid tenant, Actor actor, CallOwner call, CancellationToken cancellationToken) => access.AllowsAsync(tenant, actor, Permission.CallsWrite, call.Rep, cancellationToken);

    /// <summary>Of some members those who are active and may read the call and talk about it.</summary>
    public async Task<IReadOnlyList<Guid>> AmongAsync(Guid tenant, CallOwner call, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
        => members.Count == 0
            ? []
            : [.. (await LoadAsync(tenant, call.Call, members, cancellationToken)).Where(r => Reads(RoleTable.Of(r.Role, Permission.CallsDiscuss), r.Member, r.Leads, r.IsShared, call)).Select(r => r.Member)];

    private static bool Reads(Reach reach, Guid? member, IReadOnlyList<Guid> leads, bool isShared, CallOwner call) => reach switch
    {
        Reach.All => true,
        Reach.Teams => isShared || call.Rep is null || call.Rep == member || (call.Team is { } team && leads.Contains(team)),
        Reach.Own => isShared || (call.Rep is not null && call.Rep == member),
        _ => false,
    };

    private Task<List<Reader>> LoadAsync(Guid tenant, Guid call, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            """
            select m.member_id, m.role, array(select l.team_id from team_leads l where l.tenant_id = $1 and l.member_id = m.member_id),
                   exists (select 1 from call_shares s where s.tenant_id = $1 and s.call_id = $2 and (s.member_id = m.member_id or s.team_id = m.team_id))
            from members m where m.tenant_id = $1 and m.member_id = any($3) and m.status = 'active'
            """,
            r => new Reader(r.GetGuid(0), Enum.Parse<Role>(r.GetString(1), ignoreCase: true), r.GetFieldValue<Guid[]>(2), r.GetBoolean(3)),
            cancellationToken,
            tenant, call, members.ToArray());

    private sealed record Reader(Guid Member, Role Role, IReadOnlyList<Guid> Leads, bool IsShared);
}

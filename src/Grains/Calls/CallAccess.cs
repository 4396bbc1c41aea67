using CallInsight.Contracts;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls;

/// <summary>Whose call it is, and whether an actor's permission reaches it.</summary>
internal sealed class CallAccess(AppDatabase database)
{
    /// <summary>Whether the actor may do this with a call of this rep.</summary>
    public async Task<bool> AllowsAsync(Guid tenant, Actor actor, Permission permission, Guid? rep, CancellationToken cancellationToken)
        => RoleTable.Of(actor, permission) switch
        {
            Reach.All => true,
            Reach.Own => rep is not null && rep == actor.Member,
            Reach.Teams => rep is not null && (rep == actor.Member || await LeadsAsync(tenant, actor, rep.Value, cancellationToken)),
            _ => false,
        };

    /// <summary>The member by e-mail, user name or id; null when there is none.</summary>
    public async Task<Guid?> FindMemberAsync(Guid tenant, string reference, CancellationToken cancellationToken)
    {
        var found = Guid.TryParse(reference, out var id)
            ? await database.QueryAsync(tenant, "select member_id from members where tenant_id = $1 and member_id = $2", r => r.GetGuid(0), cancellationToken, tenant, id)
            : await database.QueryAsync(tenant, "select member_id from members where tenant_id = $1 and lower(email) = lower($2) order by created_at limit 1", r => r.GetGuid(0), cancellationToken, tenant, reference.Trim());
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The members among some e-mail addresses, by address in lower case.</summary>
    public async Task<Dictionary<string, Guid>> FindMembersAsync(Guid tenant, IReadOnlyList<string> emails, CancellationToken cancellationToken)
    {
        if (emails.Count == 0)
        {
            return [];
        }

        var rows = await database.QueryAsync(
            tenant,
            "select distinct on (lower(email)) lower(email), member_id from members where tenant_id = $1 and lower(email) = any($2) order by lower(email), created_at",
            r => (Email: r.GetString(0), Member: r.GetGuid(1)),
            cancellationToken,
            tenant,
            emails.Select(e => e.Trim().ToLowerInvariant()).ToArray());
        return rows.ToDictionary(r => r.Email, r => r.Member, StringComparer.Ordinal);
    }

    private async Task<bool> LeadsAsync(Guid tenant, Actor actor, Guid rep, CancellationToken cancellationToken)
    {
        var team = await database.QueryAsync(tenant, "select team_id from members where tenant_id = $1 and member_id = $2 and team_id is not null", r => r.GetGuid(0), cancellationToken, tenant, rep);
        return team is [var id] && actor.Leads.Contains(id);
    }
}

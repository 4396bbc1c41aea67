using CallInsight.Contracts;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>Who began a piece of work, with what they may do now: who has left or lost a role meanwhile gets no further.</summary>
internal sealed class BulkActors(AppDatabase database, IGrainFactory grains, TimeProvider time)
{
    /// <returns>Null where there is nobody any more who may act.</returns>
    public async Task<Actor?> AgainAsync(Guid tenant, BulkActor began, CancellationToken cancellationToken) => began switch
    {
        { Kind: "system" } => Actor.System,
        { Kind: "member", Id: { } member } => await MemberAsync(tenant, member),
        { Kind: "key", Id: { } key } => await KeyAsync(tenant, key, cancellationToken),
        _ => null,
    };

    private async Task<Actor?> MemberAsync(Guid tenant, Guid member)
        => await grains.Member(tenant, member).GetSession() is { } session ? new Actor("member", member, session.Role, [], session.Leads, member) : null;

    private async Task<Actor?> KeyAsync(Guid tenant, Guid key, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            tenant,
            "select scopes, member_id from api_keys where tenant_id = $1 and key_id = $2 and revoked_at is null and (expires_at is null or expires_at > $3)",
            r => (Scopes: r.GetFieldValue<string[]>(0), Member: r.IsDBNull(1) ? (Guid?)null : r.GetGuid(1)),
            cancellationToken,
            tenant, key, time.GetUtcNow());
        if (rows is not [var (scopes, member)])
        {
            return null;
        }

        if (member is not { } owner)
        {
            return new Actor("key", key, null, scopes, [], null);
        }

        return await MemberAsync(tenant, owner) is { } actor ? actor with { Kind = "key", Id = key, Scopes = scopes } : null;
    }
}

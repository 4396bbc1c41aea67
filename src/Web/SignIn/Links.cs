using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Web.SignIn;

/// <summary>One-time links by which a person sets a password.</summary>
internal sealed class Links(ReaderDatabase database, IGrainFactory grains, TimeProvider time)
{
    /// <summary>The link of a token with the account that it is for; null when it is unknown, used, too old or of another tenant.</summary>
    public async Task<FoundLink?> FindAsync(Guid tenant, string token, CancellationToken cancellationToken)
    {
        var rows = await database.AskDoorAsync(
            "select tenant_id, link_id, member_id, kind, expires_at, used_at is not null from door.link($1)",
            r => new { Tenant = r.GetGuid(0), Link = r.GetGuid(1), Member = r.GetGuid(2), Kind = r.GetString(3), Expires = r.GetFieldValue<DateTimeOffset>(4), Used = r.GetBoolean(5) },
            cancellationToken,
            Tokens.Hash(token));
        if (rows is not [{ Used: false } row] || row.Tenant != tenant || row.Expires <= time.GetUtcNow())
        {
            return null;
        }

        return await grains.Member(tenant, row.Member).GetAccount() is { Status: not "deactivated" } account
            ? new FoundLink(row.Link, row.Kind, account)
            : null;
    }
}

/// <param name="Kind"><c>setup</c>, <c>invitation</c> or <c>password</c>.</param>
internal sealed record FoundLink(Guid Link, string Kind, MemberAccount Account)
{
    /// <summary>Whether it is the person's first sign-in, so that they may correct their name.</summary>
    public bool IsFirst => Kind != "password";
}

using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Members;

/// <summary>A person as the grain holds it, and what may become of it.</summary>
/// <param name="ProvisionedAt">Since when an identity provider looks after it; null: nobody does.</param>
internal sealed record Member(MemberAccount Account, Guid? Team, IReadOnlyList<Guid> Leads, MemberPreferences Preferences, int Version, DateTimeOffset? ProvisionedAt = null)
{
    public bool IsActiveOwner => Account is { Role: Role.Owner, Status: "active" };

    /// <summary>Who the member is in a session; null when it may not have one.</summary>
    public MemberSession? Session => Account.Status == "active"
        ? new MemberSession(Account.Member, Account.Name, Account.Email, Account.Role, Team, Leads, Account.SessionEpoch, Preferences)
        : null;

    /// <summary>Why an actor may not change this member; null when it may.</summary>
    public static Refusal? Refused(Actor actor, Role? present, Role? wanted)
    {
        if (RoleTable.Of(actor, Permission.MembersWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        var ofOwners = present == Role.Owner || wanted == Role.Owner;
        return ofOwners && actor.Kind != "system" && actor.Role != Role.Owner ? MemberRefusals.OnlyOwnersChangeOwners : null;
    }

    /// <summary>With a new password: every other session has ended, and nothing is locked.</summary>
    public Member WithPassword(string hash) => this with
    {
        Account = Account with
        {
            PasswordHash = hash, SecurityStamp = Tokens.Random(), FailedAttempts = 0, LockedUntil = null, SessionEpoch = Account.SessionEpoch + 1,
            Status = Account.Status == "invited" ? "active" : Account.Status,
        },
    };

    /// <summary>With all sessions ended.</summary>
    public Member WithSessionsEnded() => this with { Account = Account with { SessionEpoch = Account.SessionEpoch + 1 } };
}

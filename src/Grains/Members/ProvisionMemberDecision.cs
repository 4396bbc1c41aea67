using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Provisioning;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Members;

/// <summary>What becomes of a member by what an identity provider says of it.</summary>
internal static class ProvisionMemberDecision
{
    /// <summary>Why it may not be; null when it may.</summary>
    public static Refusal? Refused(ProvisionMember command, Member? before)
    {
        if (RoleTable.Of(command.Actor, Permission.Scim) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        return command.IsNew
            ? before?.ProvisionedAt is null ? null : ProvisioningRefusals.AlreadyProvisioned
            : before?.ProvisionedAt is null ? MemberRefusals.NotFound : null;
    }

    /// <summary>The member that comes of it. Who may sign in is active: the identity provider is how.</summary>
    public static Member Apply(Guid member, ProvisionedPerson person, Member? before, DateTimeOffset now)
    {
        var start = before ?? new Member(
            new MemberAccount(member, person.UserName, person.Email, person.Name, Role.Rep, "active", null, Tokens.Random(), 0, null, 1), null, [], MemberPreferences.Default, 0);
        var role = start.Account.Role == Role.Owner || person.Role is null or Role.Owner ? start.Account.Role : person.Role.Value;
        var after = start with
        {
            Account = start.Account with { UserName = person.UserName, Email = person.Email, Name = person.Name, Role = role, Status = person.Active ? "active" : "deactivated" },
            ProvisionedAt = start.ProvisionedAt ?? now,
            Version = start.Version + 1,
        };
        return !person.Active && start.Account.Status != "deactivated" ? after.WithSessionsEnded() : after;
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Members;

/// <summary>The part of the grain that lets in whom a connection vouches for.</summary>
internal sealed partial class MemberGrain
{
    public async Task<Result<MemberSession>> Admit(AdmitMember command)
    {
        if (command.IsNew != _member is null)
        {
            return SsoRefusals.NotAMember;
        }

        if (_member is { Account.Status: "deactivated" })
        {
            return SsoRefusals.NotActive;
        }

        var after = Admitted(MemberId, _member, command);
        var seated = _member is null
            ? await SeatedAsync(seats => OrForget(() => admissions.SaveAsync(TenantId, null, after, command, seats, CancellationToken.None)))
            : await OrForget(() => admissions.SaveAsync(TenantId, _member, after, command, null, CancellationToken.None));
        if ((seated.Refusal ?? seated.Value.Refusal) is { } refusal)
        {
            return refusal;
        }

        _member = after;
        return after.Session!;
    }

    /// <summary>The member that comes of it. Owners and those whom SCIM looks after stay what they are.</summary>
    private static Member Admitted(Guid member, Member? before, AdmitMember command)
    {
        var start = before ?? new Member(
            new MemberAccount(member, command.Email!, command.Email, command.Name!, command.Role ?? Role.Rep, "active", null, Tokens.Random(), 0, null, 1), command.Team, [], MemberPreferences.Default, 1);
        var isFixed = before is { Account.Role: Role.Owner } or { ProvisionedAt: not null };
        return start with
        {
            Account = SignInAttempts.Forget(start.Account) with { Status = "active", Role = isFixed || command.Role is null or Role.Owner ? start.Account.Role : command.Role.Value },
            Team = isFixed || command.Team is null ? start.Team : command.Team,
        };
    }
}

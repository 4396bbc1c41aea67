using System.Net.Mail;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using Orleans.Concurrency;

namespace CallInsight.Grains.Members;

[GrainType("member")]
internal sealed partial class MemberGrain(MemberStore store, ProvisionedMemberStore provisioned, AdmittedMemberStore admissions, TimeProvider time) : TenantOwnedGrain, IMemberGrain
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    private static readonly TimeSpan PasswordLinkLasts = TimeSpan.FromDays(1);
    private Member? _member;

    private Guid MemberId => GrainKeys.LastId(this.GetPrimaryKeyString());

    protected override Task ReadAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<Result<LinkMade>> Invite(InviteMember command)
    {
        if (Member.Refused(command.Actor, null, command.Role) is { } refusal)
        {
            return refusal;
        }

        if (await FaultsOf(command) is { Count: > 0 } faults)
        {
            return new Refusal("member.invalid", RefusalKind.Invalid, "Some fields are not right.", faults);
        }

        if (_member is { } there && string.Equals(there.Account.UserName, command.Email.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return CommonRefusals.SecretShown;
        }

        var (token, expires) = (Tokens.Random(), time.GetUtcNow() + InvitationLasts);
        if (_member is not null)
        {
            return MemberRefusals.UserNameTaken(command.Email.Trim());
        }

        var invited = await SeatedAsync(seats => store.InviteAsync(TenantId, MemberId, command, token, expires, seats, CancellationToken.None));
        if (invited.Refusal is { } full)
        {
            return full;
        }

        if (!invited.Value)
        {
            return MemberRefusals.UserNameTaken(command.Email.Trim());
        }

        await LoadAsync(CancellationToken.None);
        return new LinkMade(MemberId, "invitation", token, expires);
    }

    public async Task<Result<LinkMade>> MakePasswordLink(MakePasswordLink command)
    {
        if (Changeable(command.Actor, null) is { } refusal)
        {
            return refusal;
        }

        if (_member!.Account.Status == "deactivated")
        {
            return MemberRefusals.NotActive;
        }

        var kind = _member.Account.Status == "invited" ? "invitation" : "password";
        var (token, made) = await store.LinkOfAsync(TenantId, MemberId, command.Operation, CancellationToken.None);
        if (made is not null)
        {
            return new LinkMade(MemberId, made.Kind, token, made.ExpiresAt);
        }

        var expires = Kept(time.GetUtcNow() + (kind == "password" ? PasswordLinkLasts : InvitationLasts));
        await store.MakeLinkAsync(TenantId, MemberId, command.Actor, kind, token, expires, CancellationToken.None);
        return new LinkMade(MemberId, kind, token, expires);
    }

    public async Task<Result<Done>> UseLink(UseLink command)
    {
        if (_member is not { Account.Status: not "deactivated" } member)
        {
            return MemberRefusals.LinkUsed;
        }

        var after = member.WithPassword(command.PasswordHash);
        if (!string.IsNullOrWhiteSpace(command.Name))
        {
            after = after with { Account = after.Account with { Name = command.Name.Trim() } };
        }

        var self = new Actor("member", MemberId, after.Account.Role, [], member.Leads, MemberId);
        if (!await OrForget(() => store.UseLinkAsync(TenantId, member, after, command.Link, self, CancellationToken.None)))
        {
            return MemberRefusals.LinkUsed;
        }

        _member = after;
        return Done.It;
    }

    public async Task<Result<Done>> ChangeRole(ChangeMember command)
    {
        if (Changeable(command.Actor, command.Role) is { } refusal)
        {
            return refusal;
        }

        if (command.Team is { } team && !await store.TeamExistsAsync(TenantId, team, CancellationToken.None))
        {
            return CommonRefusals.Invalid("member.invalid", ("team", "There is no such team."));
        }

        var role = command.Role ?? _member!.Account.Role;
        var after = _member! with { Account = _member!.Account with { Role = role }, Team = command.Team };
        return after == _member ? Done.It : await SaveAsync(after, command.Actor, "member.changed", losesOwner: _member.IsActiveOwner && role != Role.Owner);
    }

    public async Task<Result<Done>> Deactivate(DeactivateMember command)
    {
        if (Changeable(command.Actor, null) is { } refusal)
        {
            return refusal;
        }

        if (_member!.Account.Status == "deactivated")
        {
            return Done.It;
        }

        var after = _member.WithSessionsEnded();
        after = after with { Account = after.Account with { Status = "deactivated" } };
        return await SaveAsync(after, command.Actor, "member.deactivated", _member.IsActiveOwner);
    }

    public async Task<Result<Done>> Reactivate(ReactivateMember command)
    {
        if (Changeable(command.Actor, null) is { } refusal)
        {
            return refusal;
        }

        if (_member!.Account.Status != "deactivated")
        {
            return Done.It;
        }

        // Whom an identity provider looks after needs no password.
        var status = _member.Account.PasswordHash is null && _member.ProvisionedAt is null ? "invited" : "active";
        var after = _member with { Account = _member.Account with { Status = status } };
        var saved = await SeatedAsync(seats => OrForget(async () =>
        {
            await store.SaveAsync(TenantId, _member, after, command.Actor, "member.reactivated", seats, CancellationToken.None);
            return true;
        }));
        if (saved.Refusal is { } full)
        {
            return full;
        }

        _member = after;
        return Done.It;
    }

    public async Task<Result<Done>> ChangeProfile(ChangeProfile command)
    {
        if (_member is null || command.Actor.Member != MemberId)
        {
            return MemberRefusals.NotFound;
        }

        if (ProfileRules.Check(command) is { } refusal)
        {
            return refusal;
        }

        var after = _member with { Account = _member.Account with { Name = command.Name.Trim() }, Preferences = command.Preferences };
        return await SaveAsync(after, command.Actor, "member.profileChanged", false);
    }

    public async Task<Result<Done>> ChangePassword(ChangePassword command)
        => _member is null || command.Actor.Member != MemberId
            ? MemberRefusals.NotFound
            : await SaveAsync(_member.WithPassword(command.PasswordHash), command.Actor, "member.passwordChanged", false);

    public async Task<Result<Done>> EndSessions(EndSessions command)
    {
        var own = command.Actor.Member == MemberId;
        if (!own && Changeable(command.Actor, null) is { } refusal)
        {
            return refusal;
        }

        return _member is null ? MemberRefusals.NotFound : await SaveAsync(_member.WithSessionsEnded(), command.Actor, "member.sessionsEnded", false);
    }

    [ReadOnly]
    public Task<MemberAccount?> GetAccount() => Task.FromResult(_member?.Account);

    public async Task<Result<Done>> SaveAccount(MemberAccount account)
    {
        if (_member is null)
        {
            return MemberRefusals.NotFound;
        }

        // The framework may only renew the hash; the rest of an account is changed by the decisions above.
        return await KeepAsync(_member.Account with { PasswordHash = account.PasswordHash, SecurityStamp = account.SecurityStamp });
    }

    public async Task<bool> BeginSignIn()
    {
        if (_member is null || SignInAttempts.Begin(_member.Account, time.GetUtcNow()) is not { } counted)
        {
            return false;
        }

        await KeepAsync(counted);
        return true;
    }

    public async Task<MemberSession?> EndSignIn()
    {
        if (_member?.Session is null)
        {
            return null;
        }

        var after = _member with { Account = SignInAttempts.Forget(_member.Account) };
        await OrForget(async () =>
        {
            await store.SaveSignInAsync(TenantId, after, CancellationToken.None);
            return Done.It;
        });
        _member = after;
        return after.Session;
    }

    [ReadOnly]
    public Task<MemberSession?> GetSession() => Task.FromResult(_member?.Session);

    public Task TeamsChanged() => LoadAsync(CancellationToken.None);

    /// <summary>A moment in the precision in which it is kept: what is told first is told again.</summary>
    private static DateTimeOffset Kept(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));

    private async Task LoadAsync(CancellationToken cancellationToken) => _member = await store.LoadAsync(TenantId, MemberId, cancellationToken);

    private async Task<Result<Done>> KeepAsync(MemberAccount account)
    {
        await OrForget(async () =>
        {
            await store.SaveSecretsAsync(TenantId, account, CancellationToken.None);
            return Done.It;
        });
        _member = _member! with { Account = account };
        return Done.It;
    }

    private Refusal? Changeable(Actor actor, Role? wanted)
        => _member is null ? MemberRefusals.NotFound : Member.Refused(actor, _member.Account.Role, wanted);

    private async Task<Result<Done>> SaveAsync(Member after, Actor actor, string action, bool losesOwner)
    {
        var saved = await OrForget(async () =>
        {
            if (losesOwner)
            {
                return await store.SaveUnlessLastOwnerAsync(TenantId, _member!, after, actor, action, CancellationToken.None);
            }

            await store.SaveAsync(TenantId, _member!, after, actor, action, null, CancellationToken.None);
            return true;
        });
        if (!saved)
        {
            return MemberRefusals.LastOwner;
        }

        _member = after;
        return Done.It;
    }

    private async Task<Dictionary<string, string>> FaultsOf(InviteMember command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!MailAddress.TryCreate(command.Email.Trim(), out _) || command.Email.Length > 254)
        {
            faults["email"] = "Give an e-mail address, such as ada@example.com.";
        }

        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > 100)
        {
            faults["name"] = "Give a name of 1 to 100 characters.";
        }

        if (command.Team is { } team && !await store.TeamExistsAsync(TenantId, team, CancellationToken.None))
        {
            faults["team"] = "There is no such team.";
        }

        return faults;
    }
}

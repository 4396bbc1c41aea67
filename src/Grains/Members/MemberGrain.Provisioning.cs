using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Provisioning;

namespace CallInsight.Grains.Members;

/// <summary>The part of the grain that does what identity providers say.</summary>
internal sealed partial class MemberGrain
{
    public async Task<Result<ProvisionedMember>> Provision(ProvisionMember command)
    {
        if (ProvisionMemberDecision.Refused(command, _member) is { } refusal)
        {
            return refusal;
        }

        var now = Kept(time.GetUtcNow());
        var after = ProvisionMemberDecision.Apply(MemberId, command.Person, _member, now);
        var losesOwner = _member is { IsActiveOwner: true } && !after.IsActiveOwner;
        var takesSeat = after.Account.Status != "deactivated" && _member is null or { Account.Status: "deactivated" };
        var seated = takesSeat
            ? await SeatedAsync(seats => OrForget(() => provisioned.SaveAsync(TenantId, _member, after, command, losesOwner, now, seats, CancellationToken.None)))
            : await OrForget(() => provisioned.SaveAsync(TenantId, _member, after, command, losesOwner, now, null, CancellationToken.None));
        if (seated.Refusal is { } full)
        {
            return full;
        }

        var saved = seated.Value;
        if (saved.Refusal is { } unsaved)
        {
            return unsaved;
        }

        if (_member is null)
        {
            _member = after;
        }
        else
        {
            // Its version and secrets may have moved under other decisions.
            await LoadAsync(CancellationToken.None);
        }

        return new ProvisionedMember(MemberId, _member!.Version, _member.ProvisionedAt!.Value, now);
    }

    public async Task<Result<Done>> Deprovision(DeprovisionMember command)
    {
        if (RoleTable.Of(command.Actor, Permission.Scim) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (_member is not { ProvisionedAt: not null })
        {
            return MemberRefusals.NotFound;
        }

        var removed = await OrForget(() => provisioned.RemoveAsync(TenantId, _member, command, CancellationToken.None));
        if (removed.Ok)
        {
            _member = null;
        }

        return removed;
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Demo;

/// <summary>Gives the made-up tenant its people, teams and trackers, through the same grains as an admin does.</summary>
internal sealed class StaffWorkspace(IGrainFactory grains, DemoStore store, TimeProvider time)
{
    /// <summary>The hasher knows no format 255, so no password fits.</summary>
    public static readonly string NoPassword = Convert.ToBase64String([255]);

    /// <summary>Staffs a tenant that was just created.</summary>
    public async Task RunAsync(TenantCreated tenant, CancellationToken cancellationToken)
    {
        await SettleAsync(tenant.Tenant, tenant.Owner, Cast.Owner);
        Check(await grains.Tenant(tenant.Tenant).ChangeTrackers(new ChangeTrackers(Actor.System, Cast.Trackers, [Cast.Domain], null)));
        var teams = new Guid[Cast.Teams.Count];
        foreach (var member in Cast.Staff)
        {
            var id = await InviteAsync(tenant.Tenant, member, null, cancellationToken);
            if (member.Team is { } leads)
            {
                teams[leads] = Check(await grains.Tenant(tenant.Tenant).CreateTeam(new CreateTeam(Actor.System, Cast.Teams[leads], [id])));
            }
        }

        await Task.WhenAll(Cast.Reps.Select(r => InviteAsync(tenant.Tenant, r.Member, teams[r.Team], cancellationToken)));
    }

    private async Task<Guid> InviteAsync(Guid tenant, CastMember member, Guid? team, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var link = Check(await grains.Member(tenant, id).Invite(new InviteMember(Actor.System, member.Email, member.Name, member.Role, team)));

        // Takes the link as the person would, with a password that nobody has.
        Check(await grains.Member(tenant, id).UseLink(new UseLink(await store.FindLinkAsync(link.Token, cancellationToken), NoPassword, member.Name)));
        await SettleAsync(tenant, id, member);
        return id;
    }

    /// <summary>Sets zone and formats of the company.</summary>
    private async Task SettleAsync(Guid tenant, Guid id, CastMember member)
    {
        var self = new Actor("member", id, member.Role, [], [], id);
        Check(await grains.Member(tenant, id).ChangeProfile(new ChangeProfile(self, member.Name, new MemberPreferences(Cast.Zone, Cast.Culture, "system"))));
    }

    private static T Check<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException($"The made-up workspace cannot be staffed: {result.Refusal!.Code}.");
}

using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Contracts.Members;
using CallInsight.Grains.Tests.Hosting;
using Xunit;

namespace CallInsight.Grains.Tests.Billing;

public sealed class KeepingToSeatsTests(TwoSilos silos)
{
    [Fact]
    public async Task Parallel_invitations_cannot_pass_the_last_seat_together()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await silos.Grains.Subscription(tenant).Assign(new AssignPlan(Actor.Operator, PlanNames.Free, "small"));

        var invited = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => InviteAsync(tenant, $"p{i}@example.com")));

        Assert.Equal(2, invited.Count(i => i.Ok));
        Assert.All(invited.Where(i => !i.Ok), i => Assert.Equal(("plan.limit", RefusalKind.PlanLimit, (long?)3, (long?)3), (i.Refusal!.Code, i.Refusal.Kind, i.Refusal.Plan!.Limit, i.Refusal.Plan.Used)));
        Assert.Equal(3L, await silos.LookAsync($"select count(*) from members where tenant_id = '{tenant}'"));
    }

    [Fact]
    public async Task A_seat_that_became_free_is_taken_once()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await silos.Grains.Subscription(tenant).Assign(new AssignPlan(Actor.Operator, PlanNames.Free, "small"));
        var first = (await InviteAsync(tenant, "a@example.com")).Value.Member;
        _ = (await InviteAsync(tenant, "b@example.com")).Value;

        _ = (await silos.Grains.Member(tenant, first).Deactivate(new DeactivateMember(Actor.System))).Value;
        _ = (await InviteAsync(tenant, "c@example.com")).Value;

        Assert.Equal("plan.limit", (await silos.Grains.Member(tenant, first).Reactivate(new ReactivateMember(Actor.System))).Refusal?.Code);
    }

    [Fact]
    public async Task Without_a_bought_plan_nobody_is_refused()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);

        var invited = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => InviteAsync(tenant, $"p{i}@example.com")));

        Assert.All(invited, i => Assert.True(i.Ok));
    }

    private Task<Result<LinkMade>> InviteAsync(Guid tenant, string email)
        => silos.Grains.Member(tenant, Guid.CreateVersion7()).Invite(new InviteMember(Actor.System, email, "Somebody", Role.Rep, null));
}

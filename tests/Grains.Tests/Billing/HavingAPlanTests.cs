using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Grains.Tests.Hosting;
using Xunit;

namespace CallInsight.Grains.Tests.Billing;

public sealed class HavingAPlanTests(TwoSilos silos)
{
    [Fact]
    public async Task A_workspace_without_a_row_has_everything_without_end()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await silos.LookAsync($"delete from subscriptions where tenant_id = '{tenant}'");

        var given = await silos.Grains.Entitlements(tenant).Get();

        Assert.Equal(PlanNames.Enterprise, given.Plan.Plan);
        Assert.Equal(Features.All.Order(), given.Plan.Features.Order());
        Assert.Empty(given.Plan.Limits);
    }

    [Fact]
    public async Task A_plan_has_its_price_its_seats_and_its_features()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await AssignAsync(tenant, PlanNames.Team);

        var before = (await silos.Grains.Entitlements(tenant).Get()).Plan;

        Assert.Equal((PlanNames.Team, 1, 4900L, "usd"), (before.Plan, before.Version, before.Monthly, before.Currency));
        Assert.Equal(25, before.Limits.Single(l => l.Meter == Meters.Seats).Hard);
        Assert.Equal("plan.feature", (await silos.Grains.Entitlements(tenant).Check(Features.Sso))?.Code);
        Assert.Null(await silos.Grains.Entitlements(tenant).Check(Features.Webhooks));
    }

    [Fact]
    public async Task A_trial_is_begun_once_and_may_be_extended_by_operators_alone()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await AssignAsync(tenant, PlanNames.Free);
        var grain = silos.Grains.Subscription(tenant);

        var tried = (await grain.StartTrial(new StartTrial(Actor.System, "Europe/Berlin"))).Value;

        Assert.Equal((PlanNames.Business, "trialing", PlanNames.Free), (tried.Plan.Plan, tried.Status, tried.NextPlan?.Plan));
        Assert.Equal(tried.TrialEndsAt, tried.ChangesAt);
        Assert.Equal("plan.tried", (await grain.StartTrial(new StartTrial(Actor.System, "Europe/Berlin"))).Refusal?.Code);
        Assert.Equal("permission.denied", (await grain.ExtendTrial(new ExtendTrial(Actor.System, TimeProvider.System.GetUtcNow().AddDays(30), "nice"))).Refusal?.Code);
        var longer = (await grain.ExtendTrial(new ExtendTrial(Actor.Operator, TimeProvider.System.GetUtcNow().AddDays(30), "nice"))).Value;
        Assert.True(longer.TrialEndsAt > tried.TrialEndsAt);
        Assert.Equal("canceled", (await grain.Cancel(new CancelPlan(Actor.System, "only_tried"))).Value.Status);
        Assert.Equal(PlanNames.Free, (await silos.Grains.Entitlements(tenant).Get()).Plan.Plan);
        Assert.Equal("plan.tried", (await grain.StartTrial(new StartTrial(Actor.System, "Europe/Berlin"))).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_cancelled_stays_until_the_period_ends_and_can_be_kept()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await AssignAsync(tenant, PlanNames.Team);
        var grain = silos.Grains.Subscription(tenant);

        var cancelled = (await grain.Cancel(new CancelPlan(Actor.System, "not_used"))).Value;
        Assert.Equal((PlanNames.Team, PlanNames.Free), (cancelled.Plan.Plan, cancelled.NextPlan?.Plan));
        Assert.Equal(cancelled.ChangesAt, (await silos.Grains.Entitlements(tenant).Get()).ValidUntil);

        Assert.Null((await grain.Keep(new KeepPlan(Actor.System))).Value.NextPlan);
        Assert.Equal("plan.notBought", (await grain.Change(new ChangePlan(Actor.System, PlanNames.Business))).Refusal?.Code);
    }

    [Fact]
    public async Task Every_decision_stands_in_the_trail()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        await AssignAsync(tenant, PlanNames.Team);
        await AssignAsync(tenant, PlanNames.Team);

        Assert.Equal(1L, await silos.LookAsync($"select count(*) from audit_entries where tenant_id = '{tenant}' and action = 'plan.assigned'"));
        Assert.Equal(1L, await silos.LookAsync($"select count(*) from operator_entries where about_tenant = '{tenant}' and action = 'plan.assigned'"));
        Assert.Equal("team", await silos.LookAsync($"select plan from tenants where tenant_id = '{tenant}'"));
    }

    private async Task AssignAsync(Guid tenant, string plan) => _ = (await silos.Grains.Subscription(tenant).Assign(new AssignPlan(Actor.Operator, plan, "agreed"))).Value;
}

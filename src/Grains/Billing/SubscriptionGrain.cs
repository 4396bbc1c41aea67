using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Operations.Operators;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Billing;

[GrainType("subscription")]
internal sealed class SubscriptionGrain(SubscriptionStore store, PlanBook book, IOptions<PlansOptions> options, TimeProvider time) : TenantOwnedGrain, ISubscriptionGrain, IEntitlements
{
    private const int LongestReason = 500;
    private static readonly TimeSpan LongestTrial = TimeSpan.FromDays(366);
    private Subscription? _subscription;

    protected override async Task ReadAsync(CancellationToken cancellationToken) => _subscription = await store.LoadAsync(TenantId, cancellationToken);

    public async Task<Entitlements> Get()
    {
        var now = time.GetUtcNow();
        return new Entitlements(await InForceAsync(now), _subscription?.NextChange(now));
    }

    public async Task<Refusal?> Check(string feature)
    {
        var plan = await InForceAsync(time.GetUtcNow());
        return plan.Features.Contains(feature, StringComparer.Ordinal) ? null : PlanRefusals.Feature(feature, plan.Name);
    }

    public async Task<SubscriptionView> Describe()
    {
        var (now, s, plan) = (time.GetUtcNow(), _subscription, await InForceAsync(time.GetUtcNow()));
        var next = s?.ChangesAt > now ? await book.GetAsync(s.NextPlan!, s.NextVersion!.Value, CancellationToken.None)
            : s is { Status: "trialing" } && s.TrialEndsAt > now ? await book.NewestAsync(PlanNames.Free, CancellationToken.None) : null;
        return new SubscriptionView(
            plan, s?.StatusAt(now) ?? "given", s?.Period ?? "month", s?.PeriodEndsAt, s?.TrialEndsAt, next, next is null ? null : s!.ChangesAt ?? s.TrialEndsAt, s?.GraceEndsAt,
            MayTry(plan), await book.OffersAsync(CancellationToken.None));
    }

    public async Task<Result<SubscriptionView>> Assign(AssignPlan command)
    {
        if (await OperatorRefusedAsync(command.Actor, command.Reason) is { } refusal)
        {
            return refusal;
        }

        if (!PlanNames.All.Contains(command.Plan))
        {
            return PlanRefusals.Invalid("plan", $"A plan is one of {string.Join(", ", PlanNames.All)}.");
        }

        var plan = await book.NewestAsync(command.Plan, CancellationToken.None);
        var after = new Subscription(plan.Plan, plan.Version, "active", "month", null, _subscription?.TrialEndsAt, _subscription?.Tried ?? false, null, null, null, null, null, 0);
        return _subscription is { } before && before with { Version = 0 } == after
            ? await Describe()
            : await SaveAsync(after, command.Actor, "plan.assigned", command.Reason, ("plan", plan.Plan));
    }

    public async Task<Result<SubscriptionView>> StartTrial(StartTrial command)
    {
        if (RoleTable.Of(command.Actor, Permission.BillingWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out var zone))
        {
            return PlanRefusals.Invalid("timeZone", "Give a time zone, such as Europe/Berlin.");
        }

        var now = time.GetUtcNow();
        if (!MayTry(await InForceAsync(now)))
        {
            return PlanRefusals.Tried;
        }

        var plan = await book.NewestAsync(PlanNames.Business, CancellationToken.None);
        return await SaveAsync(Trial(plan, Subscription.TrialEnd(now, zone)), command.Actor, "trial.started", null, ("plan", plan.Plan));
    }

    public async Task<Result<SubscriptionView>> ExtendTrial(ExtendTrial command)
    {
        if (await OperatorRefusedAsync(command.Actor, command.Reason) is { } refusal)
        {
            return refusal;
        }

        if (_subscription is not { Status: "trialing" } trial)
        {
            return PlanRefusals.NoTrial;
        }

        var now = time.GetUtcNow();
        if (command.EndsAt <= now || command.EndsAt > now + LongestTrial)
        {
            return PlanRefusals.Invalid("endsAt", "A trial ends in the future, within a year.");
        }

        return await SaveAsync(trial with { TrialEndsAt = command.EndsAt.ToUniversalTime() }, command.Actor, "trial.extended", command.Reason);
    }

    public async Task<Result<SubscriptionView>> Change(ChangePlan command)
    {
        if (RoleTable.Of(command.Actor, Permission.BillingWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        var now = time.GetUtcNow();
        var present = await InForceAsync(now);
        if (!PlanNames.All.Contains(command.Plan) || command.Plan == present.Plan)
        {
            return PlanRefusals.Invalid("plan", "Choose another plan than the present one.");
        }

        if (_subscription is not { } s || PlanNames.Rank(command.Plan) > PlanNames.Rank(present.Plan) || (s.Status == "trialing" && command.Plan != PlanNames.Free))
        {
            return PlanRefusals.NotBought;
        }

        var next = await book.NewestAsync(command.Plan, CancellationToken.None);
        return await SaveAsync(s with { NextPlan = next.Plan, NextVersion = next.Version, ChangesAt = s.EndOfPeriod(now), CancelReason = null }, command.Actor, "plan.changeAsked", null, ("plan", next.Plan));
    }

    public async Task<Result<SubscriptionView>> Cancel(CancelPlan command)
    {
        if (RoleTable.Of(command.Actor, Permission.BillingWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (!CancelReasons.All.Contains(command.Reason))
        {
            return PlanRefusals.Invalid("reason", "Choose a reason.");
        }

        var now = time.GetUtcNow();
        if (_subscription is not { } s || (await InForceAsync(now)).Plan == PlanNames.Free)
        {
            return PlanRefusals.NothingToCancel;
        }

        var free = await book.NewestAsync(PlanNames.Free, CancellationToken.None);
        var after = s.Status == "trialing" ? s with { TrialEndsAt = now, CancelReason = command.Reason }
            : s with { NextPlan = free.Plan, NextVersion = free.Version, ChangesAt = s.EndOfPeriod(now), CancelReason = command.Reason };
        return await SaveAsync(after, command.Actor, "plan.canceled", null, ("reason", command.Reason));
    }

    public async Task<Result<SubscriptionView>> Keep(KeepPlan command)
    {
        if (RoleTable.Of(command.Actor, Permission.BillingWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        return _subscription is { } s && s.ChangesAt > time.GetUtcNow()
            ? await SaveAsync(s with { NextPlan = null, NextVersion = null, ChangesAt = null, CancelReason = null }, command.Actor, "plan.kept", null)
            : await Describe();
    }

    internal static Subscription Trial(PlanVersion plan, DateTimeOffset endsAt)
        => new(plan.Plan, plan.Version, "trialing", "month", null, endsAt, true, null, null, null, null, null, 0);

    private async Task<PlanVersion> InForceAsync(DateTimeOffset now)
        => _subscription is not { } s ? await book.NewestAsync(options.Value.Default, CancellationToken.None)
            : s.InForce(now) is { } plan ? await book.GetAsync(plan.Plan, plan.Version, CancellationToken.None)
            : await book.NewestAsync(PlanNames.Free, CancellationToken.None);

    private bool MayTry(PlanVersion present) => _subscription?.Tried != true && PlanNames.Rank(present.Plan) < PlanNames.Rank(PlanNames.Business);

    private async Task<Refusal?> OperatorRefusedAsync(Actor actor, string reason)
        => actor.Kind != "operator" ? CommonRefusals.Forbidden
            : reason.Trim().Length is 0 or > LongestReason ? PlanRefusals.Invalid("reason", $"Give a reason of 1 to {LongestReason} characters.")
            : await store.ExistsAsync(TenantId, CancellationToken.None) ? null : TenantRefusals.NotFound;

    private async Task<Result<SubscriptionView>> SaveAsync(Subscription after, Actor actor, string action, string? reason, params (string Name, string? Value)[] details)
    {
        var next = after with { Version = (_subscription?.Version ?? 0) + 1 };
        var row = new AuditRow(actor, action, "tenant", TenantId, details.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal));
        await OrForget(async () =>
        {
            await store.SaveAsync(TenantId, next, row, actor.Kind == "operator" ? new OperatorEntry(actor.Id, action, TenantId, reason?.Trim()) : null, CancellationToken.None);
            return Done.It;
        });
        _subscription = next;
        return await Describe();
    }
}

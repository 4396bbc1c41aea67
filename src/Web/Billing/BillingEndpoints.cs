using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Billing;

/// <summary>Plans over the API: a workspace sees what it has, operators give it.</summary>
internal static class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/plan", FindAsync).Requires(Permission.BillingRead).WithTags("Billing").WithName("getPlan").Produces<PlanBody>().WithSummary("The workspace's plan: features, limits of meters, trial, and what is to come.");
        routes.MapPut("/api/operator/v1/tenants/{tenant:guid}/plan", AssignAsync).RequiresOperator().WithTags("Operator").WithName("assignPlan").Produces<PlanBody>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Gives a workspace a plan, at once. Twice is the same as once.");
        routes.MapPut("/api/operator/v1/tenants/{tenant:guid}/trial", ExtendAsync).RequiresOperator().WithTags("Operator").WithName("extendTrial").Produces<PlanBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Sets the end of a workspace's trial.");
    }

    private static async Task<IResult> FindAsync(Visit visit, IGrainFactory grains) => Results.Ok(PlanBody.Of(await grains.Subscription(visit.Tenant).Describe()));

    private static async Task<IResult> AssignAsync(Guid tenant, AssignPlanRequest request, IGrainFactory grains)
    {
        CallContext.Enter(tenant);
        return Answer(await grains.Subscription(tenant).Assign(new AssignPlan(Actor.Operator, request.Plan ?? string.Empty, request.Reason ?? string.Empty)));
    }

    private static async Task<IResult> ExtendAsync(Guid tenant, ExtendTrialRequest request, IGrainFactory grains)
    {
        CallContext.Enter(tenant);
        return request.EndsAt is { } ends
            ? Answer(await grains.Subscription(tenant).ExtendTrial(new ExtendTrial(Actor.Operator, ends, request.Reason ?? string.Empty)))
            : Problems.Of(PlanRefusals.Invalid("endsAt", "Give a moment, such as 2026-12-31T00:00:00Z."));
    }

    private static IResult Answer(Result<SubscriptionView> view) => view.Ok ? Results.Ok(PlanBody.Of(view.Value)) : Problems.Of(view.Refusal!);
}

/// <summary>Body of <c>PUT /api/operator/v1/tenants/{tenant}/plan</c>.</summary>
internal sealed record AssignPlanRequest(string? Plan, string? Reason);

/// <summary>Body of <c>PUT /api/operator/v1/tenants/{tenant}/trial</c>.</summary>
internal sealed record ExtendTrialRequest(DateTimeOffset? EndsAt, string? Reason);

/// <param name="Hard">Beyond it is refused; null: never.</param>
/// <param name="Overage">Price of each <paramref name="Per"/> units begun beyond what is included, in the smallest unit of the currency.</param>
internal sealed record LimitBody(string Meter, long? Included, long? Hard, long? Overage, long Per);

/// <param name="Status"><c>given</c>, <c>trialing</c>, <c>active</c>, <c>past_due</c>, <c>incomplete</c> or <c>canceled</c>.</param>
/// <param name="NextPlan">What comes at <paramref name="ChangesAt"/>; null: nothing.</param>
internal sealed record PlanBody(
    string Plan, int Version, string Status, string Currency, IReadOnlyList<string> Features, IReadOnlyList<LimitBody> Limits, int? RetentionDays, string Support, DateTimeOffset? TrialEndsAt, string? NextPlan, DateTimeOffset? ChangesAt)
{
    public static PlanBody Of(SubscriptionView view)
        => new(
            view.Plan.Plan, view.Plan.Version, view.Status, view.Plan.Currency, view.Plan.Features, [.. view.Plan.Limits.Select(l => new LimitBody(l.Meter, l.Included, l.Hard, l.Overage, l.Per))],
            view.Plan.RetentionDays, view.Plan.Support, view.TrialEndsAt, view.NextPlan?.Plan, view.ChangesAt);
}

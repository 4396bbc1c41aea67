namespace CallInsight.Contracts.Billing;

public static class PlanRefusals
{
    /// <param name="plan">The name of the plan in force.</param>
    public static Refusal Feature(string feature, string plan)
        => new("plan.feature", RefusalKind.PlanLimit, $"Your plan, {plan}, does not include {Features.Label(feature)}. See which plan does under Settings, Billing.", Plan: new PlanNote(plan, Feature: feature));

    /// <param name="plan">The name of the plan in force.</param>
    /// <param name="limit">In the meter's unit.</param>
    /// <param name="used">Before what was refused.</param>
    /// <param name="resetsAt">When counting begins again; null: it does not.</param>
    public static Refusal Limit(string meter, string plan, long limit, long used, DateTimeOffset? resetsAt)
        => new("plan.limit", RefusalKind.PlanLimit, meter == Meters.Seats
            ? FormattableString.Invariant($"All {limit} seats of your plan, {plan}, are taken. Deactivate a member, or choose a greater plan under Settings, Billing.")
            : FormattableString.Invariant($"Your plan, {plan}, ends at {limit} {meter}. See greater plans under Settings, Billing."), Plan: new PlanNote(plan, null, meter, limit, used, resetsAt));

    public static Refusal Invalid(string field, string problem) => CommonRefusals.Invalid("plan.invalid", (field, problem));

    public static Refusal Tried { get; } = new("plan.tried", RefusalKind.Conflict, "This workspace cannot begin a trial: it had one, or has all of it already.");

    public static Refusal NoTrial { get; } = new("plan.noTrial", RefusalKind.Conflict, "This workspace has no trial.");

    public static Refusal NotBought { get; } = new("plan.notBought", RefusalKind.Conflict, "Payment by card is not set up on this installation. Ask whoever runs CallInsight for you for this plan.");

    public static Refusal NothingToCancel { get; } = new("plan.nothingToCancel", RefusalKind.Conflict, "There is nothing to cancel: this workspace pays for no plan.");
}

namespace CallInsight.Contracts.Billing;

/// <summary>What a tenant has bought or tries, and what becomes of it. Key <c>t/{tenant}</c>.</summary>
[Alias("ISubscriptionGrain"), GrainInterfaceType("subscription")]
public interface ISubscriptionGrain : ITenantOwned
{
    /// <summary>Plan, trial, what is to come, and what is offered.</summary>
    [SafeToRepeat, Alias("Describe")]
    Task<SubscriptionView> Describe();

    /// <summary>Gives a plan, by an operator; at once.</summary>
    /// <returns>Refused: <c>permission.denied</c>, <c>tenant.notFound</c>, <c>plan.invalid</c>.</returns>
    [SafeToRepeat, Alias("Assign")]
    Task<Result<SubscriptionView>> Assign(AssignPlan command);

    /// <summary>Begins 14 days of the plan for companies, once in a tenant's life.</summary>
    /// <returns>Refused: <c>permission.denied</c>, <c>plan.tried</c>, <c>plan.invalid</c>.</returns>
    [Alias("StartTrial")]
    Task<Result<SubscriptionView>> StartTrial(StartTrial command);

    /// <summary>Lets a trial last longer, by an operator; also one that has ended.</summary>
    /// <returns>Refused: <c>permission.denied</c>, <c>plan.noTrial</c>, <c>plan.invalid</c>.</returns>
    [SafeToRepeat, Alias("ExtendTrial")]
    Task<Result<SubscriptionView>> ExtendTrial(ExtendTrial command);

    /// <summary>Goes to a smaller plan when the paid period ends. A greater one is bought, not taken.</summary>
    /// <returns>Refused: <c>permission.denied</c>, <c>plan.invalid</c>, <c>plan.notBought</c>.</returns>
    [SafeToRepeat, Alias("Change")]
    Task<Result<SubscriptionView>> Change(ChangePlan command);

    /// <summary>Goes to the free plan when the paid period ends; a trial ends at once. Nothing is deleted.</summary>
    /// <returns>Refused: <c>permission.denied</c>, <c>plan.invalid</c>, <c>plan.nothingToCancel</c>.</returns>
    [SafeToRepeat, Alias("Cancel")]
    Task<Result<SubscriptionView>> Cancel(CancelPlan command);

    /// <summary>Takes back what was to happen at the end of the period.</summary>
    /// <returns>Refused: <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Keep")]
    Task<Result<SubscriptionView>> Keep(KeepPlan command);
}

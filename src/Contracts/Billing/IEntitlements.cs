namespace CallInsight.Contracts.Billing;

/// <summary>What a tenant may use by its plan: asked by pages, endpoints and grains, by name, and here alone. Key <c>t/{tenant}</c>.</summary>
[Alias("IEntitlements"), GrainInterfaceType("entitlements")]
public interface IEntitlements : ITenantOwned
{
    /// <summary>All that the plan gives now.</summary>
    [SafeToRepeat, Alias("Get")]
    Task<Entitlements> Get();

    /// <summary>Whether a feature is there.</summary>
    /// <param name="feature">One of <see cref="Features"/>.</param>
    /// <returns>Null when it is; else <c>plan.feature</c>, of the kind <see cref="RefusalKind.PlanLimit"/>.</returns>
    [SafeToRepeat, Alias("Check")]
    Task<Refusal?> Check(string feature);
}

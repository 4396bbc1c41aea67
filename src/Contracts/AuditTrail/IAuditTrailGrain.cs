namespace CallInsight.Contracts.AuditTrail;

/// <summary>A tenant's audit trail: gives each entry its place in the chain of hashes and has its end signed. Key <c>t/{tenant}</c>.</summary>
[Alias("IAuditTrailGrain"), GrainInterfaceType("audit-trail")]
public interface IAuditTrailGrain : ITenantOwned
{
    /// <summary>Chains what waits, and signs once a day. Afterwards everything that was committed before the call is in the chain.</summary>
    [SafeToRepeat, Alias("Chain")]
    Task Chain();

    /// <summary>Signs the chain as it is now, unless it is signed already.</summary>
    /// <returns>The number of the last link; 0 for an empty chain.</returns>
    [SafeToRepeat, Alias("Sign")]
    Task<long> Sign();

    /// <summary>Destroys a person's key: its names and addresses in the trail cannot be read any more.</summary>
    /// <returns>Refused: <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Forget")]
    Task<Result<Done>> Forget(ForgetPerson command);
}

/// <param name="Person">A member's id, also of one that is gone, or a key's.</param>
[GenerateSerializer, Alias("ForgetPerson"), Immutable]
public sealed record ForgetPerson([property: Id(0)] Actor Actor, [property: Id(1)] Guid Person);

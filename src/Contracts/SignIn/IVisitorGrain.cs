namespace CallInsight.Contracts.SignIn;

/// <summary>Counts wrong sign-ins from one network address, whichever accounts they try. Key <c>t/{tenant}/a/{hash of the address}</c>.
/// In memory only: a silo that is lost forgets them, while each account's own count is kept.</summary>
[Alias("IVisitorGrain"), GrainInterfaceType("visitor")]
public interface IVisitorGrain : ITenantOwned
{
    /// <summary>Counts an attempt.</summary>
    /// <returns>False while too many of the last ones were wrong.</returns>
    [Alias("Begin")]
    Task<bool> Begin();

    /// <summary>Takes the last attempt back: it was right.</summary>
    [Alias("Forgive")]
    Task Forgive();
}

namespace CallInsight.Contracts.SignIn;

/// <summary>Counts wrong sign-ins from one network address, whichever accounts they try. Key <c>t/{tenant}/a/{hash of the address}</c>.
/// In memory only: a silo that is lost forgets them, while each account's own count is kept.</summary>
[Alias("IVisitorGrain"), GrainInterfaceType("visitor")]
public interface IVisitorGrain : ITenantOwned
{
    /// <summary>Asks for an attempt; what is admitted is told to have ended.</summary>
    /// <returns>False while too many of the last ones were wrong, or too many are under way.</returns>
    [Alias("Begin")]
    Task<bool> Begin();

    /// <summary>An admitted attempt has ended.</summary>
    [Alias("End")]
    Task End(bool isWrong);
}

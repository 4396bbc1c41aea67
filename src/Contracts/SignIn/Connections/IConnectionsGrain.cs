namespace CallInsight.Contracts.SignIn.Connections;

/// <summary>The identity providers that a tenant's members sign in by, and the domains that it has proved. Key <c>t/{tenant}</c>.</summary>
[Alias("IConnectionsGrain"), GrainInterfaceType("connections")]
public interface IConnectionsGrain : ITenantOwned
{
    /// <summary>Makes a connection, switched off.</summary>
    /// <returns>Refused: <c>connection.invalid</c>, <c>connection.tooMany</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Create")]
    Task<Result<Done>> Create(CreateConnection command);

    /// <summary>Changes what is given. With another provider, client, scope or claim it is off until it is tested again.</summary>
    /// <returns>Refused: <c>connection.notFound</c>, <c>connection.invalid</c>, <c>connection.notTested</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeConnection command);

    /// <summary>Removes it with what it knows of members; they stay.</summary>
    /// <returns>Refused: <c>connection.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Remove")]
    Task<Result<Done>> Remove(ActOnConnection command);

    /// <summary>Adds a domain that is to be proved; one that is there stays as it is.</summary>
    /// <returns>The domain as it is kept. Refused: <c>domain.invalid</c>, <c>domain.tooMany</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("AddDomain")]
    Task<Result<string>> AddDomain(ActOnDomain command);

    /// <summary>Looks for the TXT record that proves the domain.</summary>
    /// <returns>Refused: <c>domain.notFound</c>, <c>domain.notProved</c>, <c>domain.noAnswer</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("CheckDomain")]
    Task<Result<Done>> CheckDomain(ActOnDomain command);

    /// <returns>Refused: <c>domain.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("RemoveDomain")]
    Task<Result<Done>> RemoveDomain(ActOnDomain command);
}

/// <summary>One attempt to sign in by an identity provider, kept in memory until it is used or 10 minutes old. Key <c>t/{tenant}/s/{attempt}</c>.</summary>
[Alias("ISsoAttemptGrain"), GrainInterfaceType("sso-attempt")]
public interface ISsoAttemptGrain : ITenantOwned
{
    /// <summary>Begins it.</summary>
    /// <returns>Refused: <c>connection.notFound</c>, <c>sso.noAnswer</c>, <c>permission.denied</c>.</returns>
    [Alias("Begin")]
    Task<Result<SsoBegun>> Begin(BeginSso command);

    /// <summary>Ends it with what the provider answered: once, whatever comes of it.</summary>
    /// <returns>Refused: <see cref="SsoRefusals"/>.</returns>
    [Alias("Finish")]
    Task<Result<SsoFinished>> Finish(FinishSso command);
}

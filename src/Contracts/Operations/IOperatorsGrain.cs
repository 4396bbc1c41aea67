namespace CallInsight.Contracts.Operations;

/// <summary>Accounts of those who run the platform; they are members of no tenant. Key <c>p/operators</c>.</summary>
[Alias("IOperatorsGrain"), GrainInterfaceType("operators")]
public interface IOperatorsGrain : IPlatformOwned
{
    /// <summary>Makes a one-time link by which a person sets a password and one-time codes. For somebody who has an account already it is a way
    /// back in: until it is used, the password and codes before stay good.</summary>
    /// <returns>Refused: <c>operator.invalid</c>.</returns>
    [Alias("Invite")]
    Task<Result<OperatorLink>> Invite(InviteOperator command);

    /// <summary>What a link is for; null when it is unknown, used or too old.</summary>
    [SafeToRepeat, Alias("FindLink")]
    Task<OperatorEnrolment?> FindLink(string token);

    /// <summary>Sets password and codes, ends all sessions before, and begins one.</summary>
    /// <returns>Refused: <c>operator.linkUsed</c>, <c>operator.wrongCode</c>.</returns>
    [Alias("UseLink")]
    Task<Result<OperatorEnrolled>> UseLink(UseOperatorLink command);

    /// <summary>Counts an attempt to sign in.</summary>
    /// <param name="addressHash">Of the visitor's network address.</param>
    /// <returns>Null where there is no such account, or it or the address is locked.</returns>
    [Alias("BeginSignIn")]
    Task<OperatorAttempt?> BeginSignIn(string email, string addressHash);

    /// <summary>Ends an attempt: the session where password and code were right, else null.</summary>
    [Alias("EndSignIn")]
    Task<OperatorSession?> EndSignIn(EndOperatorSignIn command);

    /// <summary>The present session of an account; null where it is not active.</summary>
    [SafeToRepeat, Alias("GetSession")]
    Task<OperatorSession?> GetSession(Guid account);

    /// <summary>Ends every session of the one who asks.</summary>
    [Alias("SignOut")]
    Task SignOut(Guid account);

    /// <summary>Takes an account's access away. The last active one keeps it.</summary>
    /// <returns>Refused: <c>operator.notFound</c>, <c>operator.last</c>.</returns>
    [Alias("Deactivate")]
    Task<Result<Done>> Deactivate(DeactivateOperator command);
}

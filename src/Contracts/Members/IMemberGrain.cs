using CallInsight.Contracts.Provisioning;

namespace CallInsight.Contracts.Members;

/// <summary>A person in a tenant: profile, role, password, sessions. Key <c>t/{tenant}/u/{member}</c>.</summary>
[Alias("IMemberGrain"), GrainInterfaceType("member")]
public interface IMemberGrain : ITenantOwned
{
    /// <summary>Adds the person, with a link to set a password.</summary>
    /// <returns>Refused: <c>member.userNameTaken</c>, <c>member.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("Invite")]
    Task<Result<LinkMade>> Invite(InviteMember command);

    /// <summary>A link by which the person sets a new password; an older one no longer works.</summary>
    [Alias("MakePasswordLink")]
    Task<Result<LinkMade>> MakePasswordLink(MakePasswordLink command);

    /// <summary>Takes a link's one use and sets the password. Ends all other sessions.</summary>
    [Alias("UseLink")]
    Task<Result<Done>> UseLink(UseLink command);

    [SafeToRepeat, Alias("ChangeRole")]
    Task<Result<Done>> ChangeRole(ChangeMember command);

    [SafeToRepeat, Alias("Deactivate")]
    Task<Result<Done>> Deactivate(DeactivateMember command);

    [SafeToRepeat, Alias("Reactivate")]
    Task<Result<Done>> Reactivate(ReactivateMember command);

    /// <summary>Adds, takes over or changes the person as an identity provider says. An inactive one has no sessions and no keys.</summary>
    /// <returns>Refused: <c>member.userNameTaken</c>, <c>member.notFound</c>, <c>member.alreadyProvisioned</c>, <c>member.lastOwner</c>, <c>provisioning.stale</c>, <c>permission.denied</c>.</returns>
    [Alias("Provision")]
    Task<Result<ProvisionedMember>> Provision(ProvisionMember command);

    /// <summary>Removes a provisioned person from every list: its user name is free again, its calls keep its name.</summary>
    /// <returns>Refused: <c>member.notFound</c>, <c>member.lastOwner</c>, <c>provisioning.stale</c>, <c>permission.denied</c>.</returns>
    [Alias("Deprovision")]
    Task<Result<Done>> Deprovision(DeprovisionMember command);

    /// <summary>Lets a person in whom a connection of the tenant vouches for: adds it where it is new, links the connection's subject to it, and
    /// gives it the role and team that its groups say, unless it is an owner or an identity provider looks after it by SCIM.</summary>
    /// <returns>Refused: <c>sso.notActive</c>, <c>sso.notAMember</c>, <c>member.userNameTaken</c>.</returns>
    [Alias("Admit")]
    Task<Result<MemberSession>> Admit(AdmitMember command);

    [Alias("ChangeProfile")]
    Task<Result<Done>> ChangeProfile(ChangeProfile command);

    [Alias("ChangePassword")]
    Task<Result<Done>> ChangePassword(ChangePassword command);

    /// <summary>Ends every session of the member at once, on every host.</summary>
    [Alias("EndSessions")]
    Task<Result<Done>> EndSessions(EndSessions command);

    /// <summary>What sign-in needs; null when there is no such member.</summary>
    [SafeToRepeat, Alias("GetAccount")]
    Task<MemberAccount?> GetAccount();

    /// <summary>Keeps a password hash that the identity framework made anew, with its stamp.</summary>
    [Alias("SaveAccount")]
    Task<Result<Done>> SaveAccount(MemberAccount account);

    /// <summary>Asks for one attempt at the password. It is counted before the password is looked at, so that guesses sent
    /// side by side cannot outrun the count; the right password takes the count back.</summary>
    /// <returns>False while the member is locked out, and when there is no such member.</returns>
    [Alias("BeginSignIn")]
    Task<bool> BeginSignIn();

    /// <summary>Notes that the password was right.</summary>
    /// <returns>The session to begin; null when the member may not sign in.</returns>
    [SafeToRepeat, Alias("EndSignIn")]
    Task<MemberSession?> EndSignIn();

    /// <summary>Who the member is now, for each request of a session; null when it may not sign in.</summary>
    [SafeToRepeat, Alias("GetSession")]
    Task<MemberSession?> GetSession();

    /// <summary>Tells that the teams which the member leads, or its own, have changed.</summary>
    [SafeToRepeat, Alias("TeamsChanged")]
    Task TeamsChanged();
}

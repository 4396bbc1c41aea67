using Orleans.Concurrency;

namespace CallInsight.Contracts.Provisioning;

/// <summary>What an identity provider keeps in a tenant beside its members: groups, whether it may, and the log of what it did. Key <c>t/{tenant}</c>.</summary>
[Alias("IProvisioningGrain"), GrainInterfaceType("provisioning")]
public interface IProvisioningGrain : ITenantOwned
{
    /// <summary>Whether the door is open: one of <see cref="ProvisioningStates"/>.</summary>
    [AlwaysInterleave, SafeToRepeat, Alias("GetState")]
    Task<string> GetState();

    /// <summary>Opens, pauses or shuts the door, at once and on every host.</summary>
    /// <returns>Refused: <c>provisioning.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("ChangeState")]
    Task<Result<Done>> ChangeState(ChangeProvisioning command);

    /// <summary>Makes a group and its team; a team of that name that was made by hand becomes the group's.</summary>
    /// <returns>Refused: <c>group.nameTaken</c>, <c>group.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("CreateGroup")]
    Task<Result<ProvisionedGroup>> CreateGroup(CreateGroup command);

    /// <summary>Changes a group's name or who is in it. The same command twice is the same as once.</summary>
    /// <returns>The version. Refused: <c>group.notFound</c>, <c>group.nameTaken</c>, <c>group.invalid</c>, <c>group.stale</c>, <c>permission.denied</c>.</returns>
    [Alias("ChangeGroup")]
    Task<Result<int>> ChangeGroup(ChangeGroup command);

    /// <summary>Removes a group with its team.</summary>
    /// <returns>Refused: <c>group.notFound</c>, <c>group.stale</c>, <c>permission.denied</c>.</returns>
    [Alias("DeleteGroup")]
    Task<Result<Done>> DeleteGroup(DeleteGroup command);

    /// <summary>Writes a line of the log.</summary>
    [AlwaysInterleave, Alias("Note")]
    Task Note(ProvisioningNote note);
}

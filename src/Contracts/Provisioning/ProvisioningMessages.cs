
namespace CallInsight.Contracts.Provisioning;

/// <summary>How far the door for identity providers is open.</summary>
public static class ProvisioningStates
{
    public const string On = "on";

    /// <summary>They are asked to come again: 503.</summary>
    public const string Paused = "paused";

    /// <summary>There is no such door: 404.</summary>
    public const string Off = "off";

    public static IReadOnlyList<string> All { get; } = [On, Paused, Off];
}

[GenerateSerializer, Alias("ChangeProvisioning"), Immutable]
public sealed record ChangeProvisioning([property: Id(0)] Actor Actor, [property: Id(1)] string State);

/// <summary>What an identity provider says of a person.</summary>
/// <param name="Email">The one that the product uses; null for none. Others may have the same.</param>
/// <param name="Name">As the product shows it, of 1 to 100 characters.</param>
/// <param name="Role">Null leaves it, and gives a new member the role of a rep. Owners are neither made nor changed.</param>
/// <param name="Resource">All of it, as SCIM writes it, without what the product itself adds.</param>
[GenerateSerializer, Alias("ProvisionedPerson"), Immutable]
public sealed record ProvisionedPerson(
    [property: Id(0)] string UserName,
    [property: Id(1)] string? Email,
    [property: Id(2)] string Name,
    [property: Id(3)] bool Active,
    [property: Id(4)] Role? Role,
    [property: Id(5)] string? ExternalId,
    [property: Id(6)] byte[] Resource);

/// <param name="IsNew">Adds the person, or takes over a member that was made by hand; else it changes what is provisioned already.</param>
/// <param name="ExpectedVersion">Refused where the member has another by now; null: whatever it has.</param>
[GenerateSerializer, Alias("ProvisionMember"), Immutable]
public sealed record ProvisionMember([property: Id(0)] Actor Actor, [property: Id(1)] ProvisionedPerson Person, [property: Id(2)] bool IsNew, [property: Id(3)] int? ExpectedVersion = null);

/// <param name="ExpectedVersion">Refused where the member has another by now; null: whatever it has.</param>
[GenerateSerializer, Alias("DeprovisionMember"), Immutable]
public sealed record DeprovisionMember([property: Id(0)] Actor Actor, [property: Id(1)] int? ExpectedVersion = null);

[GenerateSerializer, Alias("ProvisionedMember"), Immutable]
public sealed record ProvisionedMember([property: Id(0)] Guid Member, [property: Id(1)] int Version, [property: Id(2)] DateTimeOffset CreatedAt, [property: Id(3)] DateTimeOffset ModifiedAt);

/// <param name="Name">Of 1 to 100 characters; no other team may have it.</param>
/// <param name="Members">Ids of provisioned members.</param>
[GenerateSerializer, Alias("CreateGroup"), Immutable]
public sealed record CreateGroup([property: Id(0)] Actor Actor, [property: Id(1)] string Name, [property: Id(2)] string? ExternalId, [property: Id(3)] IReadOnlyList<Guid> Members);

[GenerateSerializer, Alias("ProvisionedGroup"), Immutable]
public sealed record ProvisionedGroup([property: Id(0)] Guid Group, [property: Id(1)] int Version, [property: Id(2)] DateTimeOffset CreatedAt);

/// <param name="Names">Null leaves them.</param>
/// <param name="Replace">Whether <paramref name="Add"/> is everybody who is to be in it.</param>
[GenerateSerializer, Alias("ChangeGroup"), Immutable]
public sealed record ChangeGroup(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] Guid Group,
    [property: Id(2)] GroupNames? Names,
    [property: Id(3)] bool Replace,
    [property: Id(4)] IReadOnlyList<Guid> Add,
    [property: Id(5)] IReadOnlyList<Guid> Remove,
    [property: Id(6)] int? ExpectedVersion = null);

/// <param name="Name">Of 1 to 100 characters; no other team may have it.</param>
[GenerateSerializer, Alias("GroupNames"), Immutable]
public sealed record GroupNames([property: Id(0)] string Name, [property: Id(1)] string? ExternalId);

[GenerateSerializer, Alias("DeleteGroup"), Immutable]
public sealed record DeleteGroup([property: Id(0)] Actor Actor, [property: Id(1)] Guid Group, [property: Id(2)] int? ExpectedVersion = null);

/// <summary>A request of an identity provider and what became of it.</summary>
/// <param name="Key">The token that it came with.</param>
/// <param name="Subject">The user name or the group's name, where there is one.</param>
/// <param name="Problem">Why it was refused; null where it was not.</param>
[GenerateSerializer, Alias("ProvisioningNote"), Immutable]
public sealed record ProvisioningNote(
    [property: Id(0)] Guid? Key,
    [property: Id(1)] string Method,
    [property: Id(2)] string Path,
    [property: Id(3)] int Status,
    [property: Id(4)] string? Subject,
    [property: Id(5)] string? Problem);

namespace CallInsight.Contracts.Members;

/// <param name="Role">What the person is to be.</param>
[GenerateSerializer, Alias("InviteMember"), Immutable]
public sealed record InviteMember(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string Email,
    [property: Id(2)] string Name,
    [property: Id(3)] Role Role,
    [property: Id(4)] Guid? Team);

/// <param name="Operation">The same operation gives the same link; null gives a new one.</param>
[GenerateSerializer, Alias("MakePasswordLink"), Immutable]
public sealed record MakePasswordLink([property: Id(0)] Actor Actor, [property: Id(1)] string? Operation = null);

/// <param name="Token">The link's secret, of which only a hash is kept. A repeat of the operation that made a password link is told it again, as long as the link can be used.</param>
[GenerateSerializer, Alias("LinkMade"), Immutable]
public sealed record LinkMade([property: Id(0)] Guid Member, [property: Id(1)] string Kind, [property: Id(2)] string Token, [property: Id(3)] DateTimeOffset ExpiresAt);

/// <param name="PasswordHash">Made by the identity framework's hasher in Web.</param>
/// <param name="Name">The person's name where the page asked for it; null leaves it.</param>
[GenerateSerializer, Alias("UseLink"), Immutable]
public sealed record UseLink([property: Id(0)] Guid Link, [property: Id(1)] string PasswordHash, [property: Id(2)] string? Name);

/// <param name="Role">Null leaves the role.</param>
/// <param name="Team">The team whose calls the member's count for; null takes it out of its team.</param>
[GenerateSerializer, Alias("ChangeMember"), Immutable]
public sealed record ChangeMember([property: Id(0)] Actor Actor, [property: Id(1)] Role? Role, [property: Id(2)] Guid? Team);

[GenerateSerializer, Alias("DeactivateMember"), Immutable]
public sealed record DeactivateMember([property: Id(0)] Actor Actor);

[GenerateSerializer, Alias("ReactivateMember"), Immutable]
public sealed record ReactivateMember([property: Id(0)] Actor Actor);

/// <param name="Subject">A keyed hash of it.</param>
/// <param name="IsNew">Whether the member is to be made; else it must be there.</param>
/// <param name="Role">Null leaves it.</param>
/// <param name="Team">Null leaves it.</param>
[GenerateSerializer, Alias("AdmitMember"), Immutable]
public sealed record AdmitMember(
    [property: Id(0)] Guid Connection,
    [property: Id(1)] byte[] Subject,
    [property: Id(2)] bool IsNew,
    [property: Id(3)] string? Email,
    [property: Id(4)] string? Name,
    [property: Id(5)] Role? Role,
    [property: Id(6)] Guid? Team);

[GenerateSerializer, Alias("EndSessions"), Immutable]
public sealed record EndSessions([property: Id(0)] Actor Actor);

[GenerateSerializer, Alias("ChangeProfile"), Immutable]
public sealed record ChangeProfile([property: Id(0)] Actor Actor, [property: Id(1)] string Name, [property: Id(2)] MemberPreferences Preferences);

/// <param name="PasswordHash">Of the new password; the old one was verified in Web by the identity framework.</param>
[GenerateSerializer, Alias("ChangePassword"), Immutable]
public sealed record ChangePassword([property: Id(0)] Actor Actor, [property: Id(1)] string PasswordHash);

/// <param name="TimeZone">An IANA zone, e.g. <c>Europe/Berlin</c>.</param>
/// <param name="Culture">How numbers and dates are written, e.g. <c>en-GB</c>.</param>
/// <param name="Theme"><c>system</c>, <c>light</c> or <c>dark</c>.</param>
[GenerateSerializer, Alias("MemberPreferences"), Immutable]
public sealed record MemberPreferences([property: Id(0)] string TimeZone, [property: Id(1)] string Culture, [property: Id(2)] string Theme)
{
    public static MemberPreferences Default { get; } = new("UTC", "en-US", "system");
}

[GenerateSerializer, Alias("MemberAccount"), Immutable]
public sealed record MemberAccount(
    [property: Id(0)] Guid Member,
    [property: Id(1)] string UserName,
    [property: Id(2)] string? Email,
    [property: Id(3)] string Name,
    [property: Id(4)] Role Role,
    [property: Id(5)] string Status,
    [property: Id(6)] string? PasswordHash,
    [property: Id(7)] string SecurityStamp,
    [property: Id(8)] int FailedAttempts,
    [property: Id(9)] DateTimeOffset? LockedUntil,
    [property: Id(10)] int SessionEpoch);

/// <param name="Epoch">A session of another epoch has ended.</param>
[GenerateSerializer, Alias("MemberSession"), Immutable]
public sealed record MemberSession(
    [property: Id(0)] Guid Member,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Email,
    [property: Id(3)] Role Role,
    [property: Id(4)] Guid? Team,
    [property: Id(5)] IReadOnlyList<Guid> Leads,
    [property: Id(6)] int Epoch,
    [property: Id(7)] MemberPreferences Preferences);

namespace CallInsight.Contracts.Tenants;

/// <param name="Slug">The tenant's name in addresses: 1 to 63 of a to z, 0 to 9 and -.</param>
/// <param name="OwnerPasswordHash">Made by the identity framework's hasher where the owner is the one who sets the workspace up:
/// the owner may sign in at once. Null: the owner gets a set-up link.</param>
[GenerateSerializer, Alias("CreateTenant"), Immutable]
public sealed record CreateTenant(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string Slug,
    [property: Id(2)] string Name,
    [property: Id(3)] string OwnerEmail,
    [property: Id(4)] string OwnerName,
    [property: Id(5)] string Plan,
    [property: Id(6)] bool WithApiKey,
    [property: Id(7)] bool MadeUp,
    [property: Id(8)] string? OwnerPasswordHash = null);

/// <param name="SetupToken">The secret of the owner's set-up link; null where the owner has a password already.</param>
/// <param name="ApiKey">A key with all scopes, where asked for.</param>
[GenerateSerializer, Alias("TenantCreated"), Immutable]
public sealed record TenantCreated(
    [property: Id(0)] Guid Tenant,
    [property: Id(1)] string Slug,
    [property: Id(2)] Guid Owner,
    [property: Id(3)] string? SetupToken,
    [property: Id(4)] string? ApiKey);

/// <param name="Open">Whether people may enter.</param>
[GenerateSerializer, Alias("MoveMadeUpTenant"), Immutable]
public sealed record MoveMadeUpTenant([property: Id(0)] Actor Actor, [property: Id(1)] string Slug, [property: Id(2)] bool Open);

/// <param name="Actor">An operator.</param>
/// <param name="Reason">Kept in the operators' trail, 1 to 500 characters; not shown to the tenant.</param>
[GenerateSerializer, Alias("SuspendTenant"), Immutable]
public sealed record SuspendTenant([property: Id(0)] Actor Actor, [property: Id(1)] string Reason);

/// <param name="Actor">An operator.</param>
[GenerateSerializer, Alias("ResumeTenant"), Immutable]
public sealed record ResumeTenant([property: Id(0)] Actor Actor);

[GenerateSerializer, Alias("TenantSummary"), Immutable]
public sealed record TenantSummary(
    [property: Id(0)] Guid Tenant,
    [property: Id(1)] string Slug,
    [property: Id(2)] string Name,
    [property: Id(3)] string Status,
    [property: Id(4)] string Plan,
    [property: Id(5)] bool MadeUp,
    [property: Id(6)] DayOfWeek FirstDayOfWeek = DayOfWeek.Monday);

[GenerateSerializer, Alias("RenameTenant"), Immutable]
public sealed record RenameTenant([property: Id(0)] Actor Actor, [property: Id(1)] string Name);

/// <param name="Key">The topic's key: a to z, 0 to 9 and _.</param>
/// <param name="Side"><c>rep</c>, <c>customer</c> or <c>any</c>.</param>
[GenerateSerializer, Alias("TrackerSettings"), Immutable]
public sealed record TrackerSettings(
    [property: Id(0)] string Key,
    [property: Id(1)] string Name,
    [property: Id(2)] IReadOnlyList<string> Terms,
    [property: Id(3)] string Side);

/// <param name="Version">Goes up with every change.</param>
/// <param name="Domains">E-mail domains whose people are the tenant's own.</param>
/// <param name="Masking">What is done with personal data in what is said: <c>off</c>, <c>shown</c> or <c>stored</c>.</param>
/// <param name="Benchmarks">What figures are seen against, where it is not the first published one; null: none was ever chosen.</param>
/// <param name="FirstDayOfWeek">On which weeks begin where a question does not say so.</param>
[GenerateSerializer, Alias("TenantSettings"), Immutable]
public sealed record TenantSettings(
    [property: Id(0)] int Version,
    [property: Id(1)] IReadOnlyList<TrackerSettings> Trackers,
    [property: Id(2)] IReadOnlyList<string> Domains,
    [property: Id(3)] string Masking = "off",
    [property: Id(4)] IReadOnlyList<BenchmarkSetting>? Benchmarks = null,
    [property: Id(5)] DayOfWeek FirstDayOfWeek = DayOfWeek.Monday)
{
    /// <summary>The days on which weeks may begin.</summary>
    public static IReadOnlyList<DayOfWeek> FirstDays { get; } = [DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Saturday];
}

/// <param name="Day">One of <see cref="TenantSettings.FirstDays"/>. Findings do not depend on it, so that it is no new version.</param>
[GenerateSerializer, Alias("ChangeFirstDay"), Immutable]
public sealed record ChangeFirstDay([property: Id(0)] Actor Actor, [property: Id(1)] DayOfWeek Day);

/// <summary>What a metric is seen against: a published figure by its key, or ends of the tenant's own.</summary>
/// <param name="Published">The key of a published figure; null for ends of one's own.</param>
/// <param name="Low">The lower end; null for none. The same as the upper for a single figure.</param>
/// <param name="High">The upper end; null for none.</param>
/// <param name="Source">Where ends of one's own come from.</param>
[GenerateSerializer, Alias("BenchmarkSetting"), Immutable]
public sealed record BenchmarkSetting(
    [property: Id(0)] string Metric,
    [property: Id(1)] string? Published,
    [property: Id(2)] double? Low,
    [property: Id(3)] double? High,
    [property: Id(4)] string? Source);

/// <summary>Chooses what a metric is seen against. Findings do not depend on it, so that it is no new version of the settings.</summary>
/// <param name="Setting">Null: the first published figure again, or none.</param>
[GenerateSerializer, Alias("ChangeBenchmark"), Immutable]
public sealed record ChangeBenchmark([property: Id(0)] Actor Actor, [property: Id(1)] string Metric, [property: Id(2)] BenchmarkSetting? Setting);

/// <param name="Masking"><c>off</c>, <c>shown</c> or <c>stored</c>; see <c>MaskingModes</c>. Findings do not depend on it, so that it is no new version.</param>
[GenerateSerializer, Alias("ChangeMasking"), Immutable]
public sealed record ChangeMasking([property: Id(0)] Actor Actor, [property: Id(1)] string Masking);

[GenerateSerializer, Alias("ChangeTrackers"), Immutable]
public sealed record ChangeTrackers(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] IReadOnlyList<TrackerSettings> Trackers,
    [property: Id(2)] IReadOnlyList<string> Domains,
    [property: Id(3)] int? ExpectedVersion);

/// <param name="Team">Its id, so that the same command twice makes one team; null for a new one.</param>
[GenerateSerializer, Alias("CreateTeam"), Immutable]
public sealed record CreateTeam([property: Id(0)] Actor Actor, [property: Id(1)] string Name, [property: Id(2)] IReadOnlyList<Guid> Leads, [property: Id(3)] Guid? Team = null);

[GenerateSerializer, Alias("ChangeTeam"), Immutable]
public sealed record ChangeTeam([property: Id(0)] Actor Actor, [property: Id(1)] Guid Team, [property: Id(2)] string Name, [property: Id(3)] IReadOnlyList<Guid> Leads);

[GenerateSerializer, Alias("DeleteTeam"), Immutable]
public sealed record DeleteTeam([property: Id(0)] Actor Actor, [property: Id(1)] Guid Team);

/// <param name="Member">Whose key it is; null for the tenant's own.</param>
/// <param name="Key">Its id, so that the same command twice makes one key; null for a new one.</param>
/// <param name="AllowedFrom">Addresses and networks (<c>192.0.2.0/24</c>) from which it may be used; null or none for everywhere.</param>
[GenerateSerializer, Alias("IssueApiKey"), Immutable]
public sealed record IssueApiKey(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string Name,
    [property: Id(2)] IReadOnlyList<string> Scopes,
    [property: Id(3)] DateTimeOffset? ExpiresAt,
    [property: Id(4)] Guid? Member,
    [property: Id(5)] Guid? Key = null,
    [property: Id(6)] IReadOnlyList<string>? AllowedFrom = null);

/// <summary>A key to take the place of another: both live until the old one ends.</summary>
/// <param name="OldEndsAt">When the old key ends at the latest.</param>
/// <param name="Successor">The id of the new key, so that the same command twice makes one; null for a new one.</param>
[GenerateSerializer, Alias("ReplaceApiKey"), Immutable]
public sealed record ReplaceApiKey([property: Id(0)] Actor Actor, [property: Id(1)] Guid Key, [property: Id(2)] DateTimeOffset OldEndsAt, [property: Id(3)] Guid? Successor = null);

[GenerateSerializer, Alias("ApiKeyIssued"), Immutable]
public sealed record ApiKeyIssued([property: Id(0)] Guid Key, [property: Id(1)] string Token);

[GenerateSerializer, Alias("RevokeApiKey"), Immutable]
public sealed record RevokeApiKey([property: Id(0)] Actor Actor, [property: Id(1)] Guid Key);

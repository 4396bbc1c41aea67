namespace CallInsight.Contracts.Calls;

/// <param name="Reanalysis">Its id, so that the same command twice begins one; null for a new one.</param>
[GenerateSerializer, Alias("StartReanalysis"), Immutable]
public sealed record StartReanalysis([property: Id(0)] Actor Actor, [property: Id(1)] Guid? Reanalysis = null);

[GenerateSerializer, Alias("DecideReanalysis"), Immutable]
public sealed record DecideReanalysis([property: Id(0)] Actor Actor, [property: Id(1)] Guid Reanalysis);

/// <param name="Settings">The version of the tenant's trackers and domains.</param>
[GenerateSerializer, Alias("AnalysisVersions"), Immutable]
public sealed record AnalysisVersions([property: Id(0)] string Rules, [property: Id(1)] int Settings, [property: Id(2)] IReadOnlyList<RulesNote> Changes);

/// <param name="Metrics">Keys of the figures that can move.</param>
[GenerateSerializer, Alias("RulesNote"), Immutable]
public sealed record RulesNote([property: Id(0)] string Version, [property: Id(1)] IReadOnlyList<string> Metrics, [property: Id(2)] string Why);

namespace CallInsight.Contracts.Reports;

[GenerateSerializer, Alias("MakeReport"), Immutable]
public sealed record MakeReport([property: Id(0)] Actor Actor, [property: Id(1)] ReportContent Content);

/// <param name="Version">The version that the change follows; null: whatever it is.</param>
[GenerateSerializer, Alias("ChangeReport"), Immutable]
public sealed record ChangeReport([property: Id(0)] Actor Actor, [property: Id(1)] int? Version, [property: Id(2)] ReportContent Content);

[GenerateSerializer, Alias("ActOnReport"), Immutable]
public sealed record ActOnReport([property: Id(0)] Actor Actor);

/// <param name="Run">Names the run: the same again is the same run.</param>
/// <param name="From">The first of its days; null: the report's own period, seen from now.</param>
/// <param name="To">The last of its days.</param>
/// <param name="Deliver">Whether it is mailed to its recipients.</param>
[GenerateSerializer, Alias("RunReport"), Immutable]
public sealed record RunReport([property: Id(0)] Actor Actor, [property: Id(1)] Guid Run, [property: Id(2)] DateOnly? From, [property: Id(3)] DateOnly? To, [property: Id(4)] bool Deliver);

[GenerateSerializer, Alias("LookAtReport"), Immutable]
public sealed record LookAtReport([property: Id(0)] Actor Actor, [property: Id(1)] DateOnly? From, [property: Id(2)] DateOnly? To);

[GenerateSerializer, Alias("TakeReport"), Immutable]
public sealed record TakeReport([property: Id(0)] Actor Actor, [property: Id(1)] int Number, [property: Id(2)] string Format);

[GenerateSerializer, Alias("ReportAccess"), Immutable]
public sealed record ReportAccess([property: Id(0)] bool MayChange, [property: Id(1)] bool MaySeeRuns);

[GenerateSerializer, Alias("WorkOnReport"), Immutable]
public sealed record WorkOnReport([property: Id(0)] Guid Job, [property: Id(1)] int Attempt);

namespace CallInsight.Contracts.Insights;

/// <summary>A metric as a tenant defines it.</summary>
/// <param name="Formula">Over the published metrics and topics' mentions; see docs/guides/own-metrics.md.</param>
/// <param name="Unit">One of <see cref="OwnMetricRefusals.Units"/>.</param>
/// <param name="Better">One of <see cref="OwnMetricRefusals.Directions"/>.</param>
[GenerateSerializer, Alias("OwnMetricDefinition"), Immutable]
public sealed record OwnMetricDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Description,
    [property: Id(2)] string Formula,
    [property: Id(3)] string Unit,
    [property: Id(4)] string Better);

/// <summary>Makes a metric, or gives it a new version. The same definition again changes nothing.</summary>
/// <param name="Key"><c>my.</c> and lower-case letters, digits and <c>-</c>.</param>
/// <param name="Version">The version that the definition was made from, 0 for none: another in between is refused. Null: whatever there is.</param>
[GenerateSerializer, Alias("DefineMetric"), Immutable]
public sealed record DefineMetric([property: Id(0)] Actor Actor, [property: Id(1)] string Key, [property: Id(2)] OwnMetricDefinition Definition, [property: Id(3)] int? Version = null);

[GenerateSerializer, Alias("RemoveMetric"), Immutable]
public sealed record RemoveMetric([property: Id(0)] Actor Actor, [property: Id(1)] string Key);

/// <param name="IsKept">A saved view uses it: it still answers there, and is offered no more.</param>
[GenerateSerializer, Alias("MetricRemoved"), Immutable]
public sealed record MetricRemoved([property: Id(0)] bool IsKept);

/// <summary>A tenant's own metric as answers use it.</summary>
/// <param name="IsActive">Whether it is offered in choices of metrics.</param>
/// <param name="Formula">What is computed of each call.</param>
[GenerateSerializer, Alias("OwnMetric"), Immutable]
public sealed record OwnMetric(
    [property: Id(0)] string Key,
    [property: Id(1)] int Version,
    [property: Id(2)] bool IsActive,
    [property: Id(3)] OwnMetricDefinition Definition,
    [property: Id(4)] CompiledFormula Formula);

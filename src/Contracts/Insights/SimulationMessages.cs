namespace CallInsight.Contracts.Insights;

/// <summary>Tries a formula over past calls, within the actor's reach. Nothing is kept.</summary>
/// <param name="Key">The metric whose newest version it is seen beside; null for a new one.</param>
[GenerateSerializer, Alias("AskSimulation"), Immutable]
public sealed record AskSimulation(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string Formula,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To,
    [property: Id(4)] string? Key = null);

/// <summary>What a formula gives over past calls. What is unknown is NaN.</summary>
/// <param name="After">Of the formula.</param>
/// <param name="Before">Of the metric's newest version; null where there is none.</param>
/// <param name="Bins">How the formula's values are spread, in bins of <paramref name="BinWidth"/>; those without calls are left out.</param>
/// <param name="WithWon">Pearson's correlation with won (1) against lost (0) over the decided calls; no cause is meant.</param>
/// <param name="Decided">Won and lost calls of which the value is known.</param>
/// <param name="Lowest">At most <see cref="SimulationLimits.Extremes"/>, the lowest first.</param>
/// <param name="Highest">The highest first.</param>
[GenerateSerializer, Alias("SimulatedFormula"), Immutable]
public sealed record SimulatedFormula(
    [property: Id(0)] SimulatedFigures After,
    [property: Id(1)] SimulatedFigures? Before,
    [property: Id(2)] IReadOnlyList<HistogramBin> Bins,
    [property: Id(3)] double BinWidth,
    [property: Id(4)] IReadOnlyList<SimulatedMember> Members,
    [property: Id(5)] double WithWon,
    [property: Id(6)] long Decided,
    [property: Id(7)] IReadOnlyList<CallValue> Lowest,
    [property: Id(8)] IReadOnlyList<CallValue> Highest,
    [property: Id(9)] DateTimeOffset DataTo);

/// <param name="Percentiles">p10, p25, median, p75, p90.</param>
[GenerateSerializer, Alias("SimulatedFigures"), Immutable]
public sealed record SimulatedFigures(
    [property: Id(0)] long Known,
    [property: Id(1)] long Unknown,
    [property: Id(2)] double Mean,
    [property: Id(3)] double Deviation,
    [property: Id(4)] double Min,
    [property: Id(5)] double Max,
    [property: Id(6)] IReadOnlyList<double> Percentiles);

/// <summary>A rep's calls under the formula and under the version before it.</summary>
/// <param name="Before">NaN where there is none.</param>
[GenerateSerializer, Alias("SimulatedMember"), Immutable]
public sealed record SimulatedMember([property: Id(0)] Guid Member, [property: Id(1)] string Name, [property: Id(2)] long Known, [property: Id(3)] double After, [property: Id(4)] double Before);

[GenerateSerializer, Alias("CallValue"), Immutable]
public readonly record struct CallValue([property: Id(0)] Guid Call, [property: Id(1)] double Value);

/// <summary>Limits of simulations.</summary>
public static class SimulationLimits
{
    /// <summary>Calls named at either end.</summary>
    public const int Extremes = 10;
}

/// <param name="AtLeast">The number of a change that the answer must hold.</param>
/// <param name="Question">Only its span and condition count.</param>
/// <param name="Metric">Whose lowest and highest values are wanted.</param>
[GenerateSerializer, Alias("AskExtremes"), Immutable]
public sealed record AskExtremes([property: Id(0)] long AtLeast, [property: Id(1)] FactsQuestion Question, [property: Id(2)] FactsMetric Metric);

/// <summary>A bucket's calls at either end, the most extreme first; equal ones by id.</summary>
[GenerateSerializer, Alias("ExtremesShare"), Immutable]
public sealed record ExtremesShare([property: Id(0)] IReadOnlyList<CallValue> Lowest, [property: Id(1)] IReadOnlyList<CallValue> Highest);

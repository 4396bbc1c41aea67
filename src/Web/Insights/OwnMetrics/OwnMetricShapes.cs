using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.OwnMetrics;

/// <summary>A metric over the API: a published one, or one of the tenant's own.</summary>
/// <param name="Unit">What a published metric counts in is in docs/metrics.md; of one's own: number, share, seconds or score.</param>
/// <param name="Better">higher, lower or neither.</param>
/// <param name="Formula">Null for published metrics, and so are version and versions.</param>
/// <param name="Active">Whether it is offered. One that a saved view uses still answers there.</param>
/// <param name="Versions">All that it was, the newest first; null in lists.</param>
internal sealed record MetricBody(string Key, string Name, string? Description, string? Unit, string Better, bool Own, bool Active, string? Formula, int? Version, IReadOnlyList<MetricVersionBody>? Versions)
{
    public static MetricBody Of(MetricWords metric) => new(metric.Key, metric.Label, null, null, OwnMetricWords.WordOf(metric.Better), false, true, null, null, null);

    public static MetricBody Of(OwnMetricRow metric, bool withVersions = false)
    {
        var newest = metric.Newest;
        return new MetricBody(
            metric.Key, newest.Definition.Name, newest.Definition.Description, newest.Definition.Unit, newest.Definition.Better, true, metric.IsActive, newest.Definition.Formula, newest.Version,
            withVersions ? [.. metric.Versions.Select(MetricVersionBody.Of)] : null);
    }

}

/// <param name="AcceptedBy">Null where a program defined it.</param>
internal sealed record MetricVersionBody(int Version, string Name, string Description, string Formula, string Unit, string Better, string? AcceptedBy, DateTimeOffset AcceptedAt)
{
    public static MetricVersionBody Of(OwnMetricVersion version)
        => new(version.Version, version.Definition.Name, version.Definition.Description, version.Definition.Formula, version.Definition.Unit, version.Definition.Better, version.Author, version.AcceptedAt.ToUniversalTime());
}

/// <summary>Body of <c>PUT /api/v1/metrics/{key}</c>.</summary>
/// <param name="Unit">number (default), share, seconds or score.</param>
/// <param name="Better">higher, lower or neither (default).</param>
/// <param name="Version">The version that it was made from, 0 for none; where it is given, another in between is a 409.</param>
internal sealed record MetricRequest(string? Name, string? Description, string? Formula, string? Unit, string? Better, int? Version)
{
    public OwnMetricDefinition Definition => new(Name ?? string.Empty, Description ?? string.Empty, Formula ?? string.Empty, Unit ?? "number", Better ?? "neither");
}

/// <summary>Body of <c>POST /api/v1/metrics/check</c>.</summary>
internal sealed record FormulaRequest(string? Formula);

/// <summary>Answer of <c>POST /api/v1/metrics/check</c>.</summary>
/// <param name="Errors">Empty where the formula can be used.</param>
/// <param name="Unit">The unit that follows from what the formula uses; null with errors.</param>
internal sealed record FormulaBody(IReadOnlyList<FormulaErrorBody> Errors, string? Unit, IReadOnlyList<string> Uses)
{
    public static FormulaBody Of(CheckedFormula formula) => new([.. formula.Faults.Select(f => new FormulaErrorBody(f.Column, f.Problem))], formula.Unit, formula.Uses);
}

/// <param name="Column">From 1.</param>
internal sealed record FormulaErrorBody(int Column, string Problem);

/// <summary>Body of <c>POST /api/v1/metrics/simulate</c>.</summary>
/// <param name="From">The first moment that counts, or a day of UTC. Default: 90 days before to.</param>
/// <param name="To">The first moment after. Default: now.</param>
/// <param name="Key">The metric whose newest version it is seen beside.</param>
internal sealed record SimulationRequest(string? Formula, string? From, string? To, string? Key);

/// <summary>Answer of <c>POST /api/v1/metrics/simulate</c>. What is unknown is null.</summary>
/// <param name="Before">Of the metric's newest version.</param>
/// <param name="CorrelationWithWon">Pearson's, over the decided calls; it claims no cause.</param>
/// <param name="Lowest">Ids of calls with their values.</param>
internal sealed record SimulationBody(
    SimulatedFiguresBody After, SimulatedFiguresBody? Before, IReadOnlyList<SimulatedBinBody> Distribution, double BinWidth, IReadOnlyList<SimulatedRepBody> Reps,
    double? CorrelationWithWon, long Decided, IReadOnlyList<CallValueBody> Lowest, IReadOnlyList<CallValueBody> Highest, DateTimeOffset DataTo)
{
    public static SimulationBody Of(SimulatedFormula s) => new(
        SimulatedFiguresBody.Of(s.After), s.Before is null ? null : SimulatedFiguresBody.Of(s.Before), [.. s.Bins.Select(b => new SimulatedBinBody(b.From, b.Count))], s.BinWidth,
        [.. s.Members.Select(m => new SimulatedRepBody(m.Member, m.Name, m.Known, Known(m.Before), Known(m.After)))],
        Known(s.WithWon), s.Decided, [.. s.Lowest.Select(CallValueBody.Of)], [.. s.Highest.Select(CallValueBody.Of)], s.DataTo.ToUniversalTime());

    internal static double? Known(double value) => double.IsFinite(value) ? value : null;
}

internal sealed record SimulatedFiguresBody(long Known, long Unknown, double? Mean, double? Stddev, double? Min, double? Max, double? P10, double? P25, double? Median, double? P75, double? P90)
{
    public static SimulatedFiguresBody Of(SimulatedFigures f) => new(
        f.Known, f.Unknown, SimulationBody.Known(f.Mean), SimulationBody.Known(f.Deviation), SimulationBody.Known(f.Min), SimulationBody.Known(f.Max),
        SimulationBody.Known(f.Percentiles[0]), SimulationBody.Known(f.Percentiles[1]), SimulationBody.Known(f.Percentiles[2]), SimulationBody.Known(f.Percentiles[3]), SimulationBody.Known(f.Percentiles[4]));
}

internal sealed record SimulatedBinBody(double From, long Count);

internal sealed record SimulatedRepBody(Guid Id, string Name, long Known, double? Before, double? After);

internal sealed record CallValueBody(Guid Call, double Value)
{
    public static CallValueBody Of(CallValue value) => new(value.Call, value.Value);
}

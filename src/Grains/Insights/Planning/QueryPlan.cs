using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>A question as the Facts grains are asked it, and how the answer is made of theirs.</summary>
/// <param name="Dimensions">The grouping columns with their names.</param>
/// <param name="Columns">The measuring columns.</param>
/// <param name="Compared">The other side, where there is one; order and limit are then those of both together.</param>
/// <param name="Benchmarks">What measures are seen against instead; null where they are not.</param>
/// <param name="OfMembers">The dimension that only counts members: groups of too few are left empty; null in ordinary questions.</param>
internal sealed record QueryPlan(
    FactsQuestion Question,
    IReadOnlyList<PlannedDimension> Dimensions,
    IReadOnlyList<PlannedColumn> Columns,
    IReadOnlyList<PlannedOrder> OrderBy,
    int? Limit,
    int? OfMembers,
    ComparedPlan? Compared = null,
    IReadOnlyList<BenchmarkEnds>? Benchmarks = null);

/// <summary>The other side of a comparison.</summary>
/// <param name="Parts">How parts of time stand beside each other.</param>
internal sealed record ComparedPlan(QueryPlan Plan, MatchParts Parts);

internal sealed record PlannedDimension(string Name, FactsGrouping Grouping);

/// <param name="Measure">The place of the measure in the question.</param>
/// <param name="Place">The place of the threshold, width or fraction in the measure.</param>
/// <param name="Fraction">Of a percentile.</param>
internal sealed record PlannedColumn(string Name, string Aggregate, int Measure, int Place, double Fraction);

/// <param name="Column">Grouping columns first, then the measuring ones.</param>
internal sealed record PlannedOrder(int Column, bool Descending);

namespace CallInsight.Contracts.Insights;

/// <param name="AtLeast">The number of a change that the answers must hold.</param>
[GenerateSerializer, Alias("AskFacts"), Immutable]
public sealed record AskFacts([property: Id(0)] long AtLeast, [property: Id(1)] IReadOnlyList<FactsQuestion> Questions);

/// <param name="Change">The number of the last change that the answers hold.</param>
[GenerateSerializer, Alias("FactsAnswers"), Immutable]
public sealed record FactsAnswers([property: Id(0)] long Change, [property: Id(1)] IReadOnlyList<FactsAnswer> Answers);

/// <summary>A question that was checked and compiled: ids and codes instead of words, no negation but in its leaves.</summary>
/// <param name="FromTicks">UTC ticks.</param>
/// <param name="Groupings">What groups, in order.</param>
/// <param name="TeamOf">Each member's team, where teams group.</param>
/// <param name="Approximate">Groups of which other buckets have a part may tell histograms instead of values.</param>
/// <param name="Shape">The same for questions that differ in their span alone, and for no others.</param>
/// <param name="IsMiddle">The last grouping is by member and is taken together again, so that no group of one member may be told as it is.</param>
[GenerateSerializer, Alias("FactsQuestion"), Immutable]
public sealed record FactsQuestion(
    [property: Id(0)] long FromTicks,
    [property: Id(1)] long ToTicks,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] DayOfWeek FirstDayOfWeek,
    [property: Id(4)] IReadOnlyList<FactsGrouping> Groupings,
    [property: Id(5)] IReadOnlyList<FactsMeasure> Measures,
    [property: Id(6)] FactsCondition? Where,
    [property: Id(7)] IReadOnlyDictionary<Guid, Guid>? TeamOf,
    [property: Id(8)] bool Approximate,
    [property: Id(9)] string Shape,
    [property: Id(10)] bool IsMiddle = false);

/// <param name="Field">The code of the custom field, where the dimension is one.</param>
[GenerateSerializer, Alias("FactsGrouping"), Immutable]
public readonly record struct FactsGrouping([property: Id(0)] FactsDimension Dimension, [property: Id(1)] int Field = 0);

/// <summary>What groups or filters. Those up to Weekday are parts of local time.</summary>
public enum FactsDimension
{
    Day,
    Week,
    Month,
    Quarter,
    HourOfDay,
    Weekday,
    Member,
    Team,
    Stage,
    Outcome,
    Source,
    Direction,
    Topic,
    Language,
    Currency,
    CustomField,
}

/// <summary>A metric and all that is wanted of it: the number of known values and their sum always, more where it is asked for.</summary>
/// <param name="Extremes">The least and the greatest.</param>
/// <param name="Deviation">The sum of squared differences from the mean.</param>
/// <param name="Fractions">Of the percentiles, from 0 to 1, rising.</param>
/// <param name="Over">Thresholds: how many values are above each.</param>
/// <param name="Under">Thresholds: how many values are below each.</param>
/// <param name="BinWidths">Widths of histograms.</param>
[GenerateSerializer, Alias("FactsMeasure"), Immutable]
public sealed record FactsMeasure(
    [property: Id(0)] FactsMetric Metric,
    [property: Id(1)] bool Extremes,
    [property: Id(2)] bool Deviation,
    [property: Id(3)] double[] Fractions,
    [property: Id(4)] double[] Over,
    [property: Id(5)] double[] Under,
    [property: Id(6)] double[] BinWidths);

/// <param name="Key">A metric's key, <c>calls</c>, <c>amount</c>, <c>won</c>, <c>topic.mentions</c>, <c>topic.firstMinute</c> or <see cref="CustomField"/>.</param>
/// <param name="Topic">The code of the topic or of the custom field, for the last three.</param>
/// <param name="Formula">What a tenant's own metric is computed by; null for all others.</param>
[GenerateSerializer, Alias("FactsMetric"), Immutable]
public sealed record FactsMetric([property: Id(0)] string Key, [property: Id(1)] int Topic = 0, [property: Id(2)] CompiledFormula? Formula = null)
{
    /// <summary>The key of a custom field that is a number.</summary>
    public const string CustomField = "customField";
}

public enum FactsTest
{
    All,
    Any,
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
    In,
    NotIn,
    Unknown,
    Known,
}

/// <summary>A condition: <c>All</c> and <c>Any</c> over parts, or a leaf over a metric (with one number) or a dimension (with values of its kind).</summary>
/// <param name="Field">The code of the custom field, where the dimension is one.</param>
/// <param name="Among">The numbers of <c>In</c> and <c>NotIn</c> over a metric; null otherwise.</param>
[GenerateSerializer, Alias("FactsCondition"), Immutable]
public sealed record FactsCondition(
    [property: Id(0)] FactsTest Test,
    [property: Id(1)] IReadOnlyList<FactsCondition> Parts,
    [property: Id(2)] FactsMetric? Metric,
    [property: Id(3)] FactsDimension? Dimension,
    [property: Id(4)] double Number,
    [property: Id(5)] FactsValues? Values,
    [property: Id(6)] int Field = 0,
    [property: Id(7)] double[]? Among = null);

/// <summary>Values of one kind: ids of members and teams; texts of outcome, direction, language, currency; numbers of stages, sources, topics, values of custom fields and parts of time.</summary>
[GenerateSerializer, Alias("FactsValues"), Immutable]
public sealed record FactsValues([property: Id(0)] Guid[]? Ids, [property: Id(1)] string[]? Texts, [property: Id(2)] int[]? Numbers)
{
    /// <summary>How many there are.</summary>
    public int Count => Ids?.Length ?? Texts?.Length ?? Numbers?.Length ?? 0;
}

/// <summary>A bucket's share of an answer: groups, and what was found in each.</summary>
/// <param name="Whole">For each group whether no other bucket can have a part of it.</param>
[GenerateSerializer, Alias("FactsAnswer"), Immutable]
public sealed record FactsAnswer(
    [property: Id(0)] int Groups, [property: Id(1)] IReadOnlyList<FactsKeys> Keys, [property: Id(2)] bool[] Whole, [property: Id(3)] IReadOnlyList<FactsPartial> Partials);

/// <summary>The groups' keys in one dimension.</summary>
/// <param name="Values">The distinct keys; the place 0 stands for unknown.</param>
/// <param name="Of">For each group the place of its key.</param>
[GenerateSerializer, Alias("FactsKeys"), Immutable]
public sealed record FactsKeys([property: Id(0)] FactsValues Values, [property: Id(1)] int[] Of);

/// <summary>What was found of one metric, for each group. The lists within lists follow the measure's.</summary>
/// <param name="Percentiles">Of the groups that are whole, for each fraction; NaN in others.</param>
/// <param name="Narrow">All known values of the groups that are not whole, group after group, each group's rising; null where none are asked for, where there is
/// a sketch, or where the values are wide.</param>
/// <param name="Wide">The same of metrics that are kept in double precision.</param>
/// <param name="Sketch">Histograms of the groups that are not whole, instead of values.</param>
[GenerateSerializer, Alias("FactsPartial"), Immutable]
public sealed record FactsPartial(
    [property: Id(0)] Moments[] Moments,
    [property: Id(1)] double[]? SquaredDeviations,
    [property: Id(2)] double[][] Percentiles,
    [property: Id(3)] float[]? Narrow,
    [property: Id(4)] double[]? Wide,
    [property: Id(5)] SketchCells? Sketch,
    [property: Id(6)] int[][] Over,
    [property: Id(7)] int[][] Under,
    [property: Id(8)] BinCells[] Bins);

/// <summary>Count, sum and extremes of a group's known values; extremes are told only where they are asked for.</summary>
[GenerateSerializer, Alias("Moments")]
public record struct Moments
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public double Sum { get; set; }

    [Id(2)]
    public double Min { get; set; }

    [Id(3)]
    public double Max { get; set; }
}

/// <summary>Cells of logarithmic histograms: group <c>g</c> has those from <c>Starts[g]</c> to <c>Starts[g + 1]</c>, by rising key.</summary>
[GenerateSerializer, Alias("SketchCells"), Immutable]
public sealed record SketchCells([property: Id(0)] int[] Starts, [property: Id(1)] ushort[] Keys, [property: Id(2)] int[] Counts);

/// <summary>Cells of histograms of even width: the bin of number n begins at n times the width. Laid out as <see cref="SketchCells"/>.</summary>
[GenerateSerializer, Alias("BinCells"), Immutable]
public sealed record BinCells([property: Id(0)] int[] Starts, [property: Id(1)] long[] Numbers, [property: Id(2)] int[] Counts);

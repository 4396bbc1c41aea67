namespace CallInsight.Contracts.Insights;

/// <param name="AtLeast">The number of a change that the answers must hold.</param>
[GenerateSerializer, Alias("AskFacts"), Immutable]
public sealed record AskFacts([property: Id(0)] long AtLeast, [property: Id(1)] IReadOnlyList<FactsQuestion> Questions);

/// <param name="Change">The number of the last change that the answers hold.</param>
[GenerateSerializer, Alias("FactsAnswers"), Immutable]
public sealed record FactsAnswers([property: Id(0)] long Change, [property: Id(1)] IReadOnlyList<FactsAnswer> Answers);

/// <summary>A question that was checked and compiled: ids and codes instead of words, no negation but in its leaves.</summary>
/// <param name="FromTicks">UTC ticks.</param>
/// <param name="Dimensions">What groups, in order.</param>
/// <param name="TeamOf">Each member's team, where teams group.</param>
[GenerateSerializer, Alias("FactsQuestion"), Immutable]
public sealed record FactsQuestion(
    [property: Id(0)] long FromTicks,
    [property: Id(1)] long ToTicks,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] DayOfWeek FirstDayOfWeek,
    [property: Id(4)] IReadOnlyList<FactsDimension> Dimensions,
    [property: Id(5)] IReadOnlyList<FactsMeasure> Measures,
    [property: Id(6)] FactsCondition? Where,
    [property: Id(7)] IReadOnlyDictionary<Guid, Guid>? TeamOf,
    [property: Id(8)] bool Approximate);

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
}

/// <summary>A metric and all that is wanted of it.</summary>
/// <param name="Deviation">The sum of squared differences from the mean.</param>
/// <param name="Values">The values themselves, for percentiles.</param>
/// <param name="Over">Thresholds: how many values are above each.</param>
/// <param name="Under">Thresholds: how many values are below each.</param>
/// <param name="BinWidths">Widths of histograms.</param>
[GenerateSerializer, Alias("FactsMeasure"), Immutable]
public sealed record FactsMeasure(
    [property: Id(0)] FactsMetric Metric,
    [property: Id(1)] bool Deviation,
    [property: Id(2)] bool Values,
    [property: Id(3)] double[] Over,
    [property: Id(4)] double[] Under,
    [property: Id(5)] double[] BinWidths);

/// <param name="Key">A metric's key, <c>calls</c>, <c>amount</c>, <c>won</c>, <c>topic.mentions</c> or <c>topic.firstMinute</c>.</param>
/// <param name="Topic">The code of the topic, for the last two.</param>
[GenerateSerializer, Alias("FactsMetric"), Immutable]
public sealed record FactsMetric([property: Id(0)] string Key, [property: Id(1)] int Topic = 0);

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
[GenerateSerializer, Alias("FactsCondition"), Immutable]
public sealed record FactsCondition(
    [property: Id(0)] FactsTest Test,
    [property: Id(1)] IReadOnlyList<FactsCondition> Parts,
    [property: Id(2)] FactsMetric? Metric,
    [property: Id(3)] FactsDimension? Dimension,
    [property: Id(4)] double Number,
    [property: Id(5)] FactsValues? Values);

/// <summary>Values of one kind: ids of members and teams; texts of outcome, direction, language, currency; numbers of stages, sources, topics and parts of time.</summary>
[GenerateSerializer, Alias("FactsValues"), Immutable]
public sealed record FactsValues([property: Id(0)] Guid[]? Ids, [property: Id(1)] string[]? Texts, [property: Id(2)] int[]? Numbers)
{
    /// <summary>How many there are.</summary>
    public int Count => Ids?.Length ?? Texts?.Length ?? Numbers?.Length ?? 0;
}

/// <summary>A bucket's share of an answer: groups, and what was found in each.</summary>
[GenerateSerializer, Alias("FactsAnswer"), Immutable]
public sealed record FactsAnswer([property: Id(0)] int Groups, [property: Id(1)] IReadOnlyList<FactsKeys> Keys, [property: Id(2)] IReadOnlyList<FactsPartial> Partials);

/// <summary>The groups' keys in one dimension.</summary>
/// <param name="Values">The distinct keys; the place 0 stands for unknown.</param>
/// <param name="Of">For each group the place of its key.</param>
[GenerateSerializer, Alias("FactsKeys"), Immutable]
public sealed record FactsKeys([property: Id(0)] FactsValues Values, [property: Id(1)] int[] Of);

/// <summary>What was found of one metric, for each group. The lists within lists follow the measure's.</summary>
/// <param name="Values">All values, group after group; null where not asked for or where there is a sketch.</param>
/// <param name="Sketch">Histograms instead of values.</param>
[GenerateSerializer, Alias("FactsPartial"), Immutable]
public sealed record FactsPartial(
    [property: Id(0)] Moments[] Moments,
    [property: Id(1)] double[]? SquaredDeviations,
    [property: Id(2)] double[]? Values,
    [property: Id(3)] SketchCells? Sketch,
    [property: Id(4)] int[][] Over,
    [property: Id(5)] int[][] Under,
    [property: Id(6)] BinCells[] Bins,
    [property: Id(7)] float[]? NarrowValues);

/// <summary>Count, sum and extremes of a group's known values.</summary>
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

namespace CallInsight.Contracts.Insights;

/// <summary>Which won and lost calls may be compared with each other.</summary>
public enum PatternsWithin
{
    /// <summary>Those of one rep.</summary>
    Rep,

    /// <summary>Those of one rep in one stage.</summary>
    RepAndStage,

    /// <summary>Those of one rep in one month of UTC.</summary>
    RepAndMonth,

    /// <summary>All with all: a rep who wins more and talks less makes a pattern.</summary>
    Nothing,
}

/// <summary>Asks what separates the won calls of a span from the lost ones. Members who see only their own calls are answered over their team's, from
/// <see cref="InsightsLimits.MiddleMembers"/> members on.</summary>
/// <param name="Where">All must hold; none for those who see only their own calls.</param>
[GenerateSerializer, Alias("AskPatterns"), Immutable]
public sealed record AskPatterns(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] PatternsWithin Within,
    [property: Id(4)] IReadOnlyList<InsightsCondition> Where);

/// <param name="Patterns">One for each metric and topic; empty where fewer than <see cref="InsightsLimits.MiddleMembers"/> members make a middle.</param>
/// <param name="Won">Won calls of the span that were looked at.</param>
/// <param name="Lost">Lost calls of the span that were looked at.</param>
/// <param name="Members">Members with decided calls among them.</param>
/// <param name="Decided">Decided calls of the span. More than were looked at where there are more than <see cref="PatternLimits.Calls"/>: then a fixed sample
/// by the calls' ids is taken.</param>
/// <param name="DataTo">Every change up to then is in it.</param>
[GenerateSerializer, Alias("PatternsAnswer"), Immutable]
public sealed record PatternsAnswer(
    [property: Id(0)] IReadOnlyList<PatternFigures> Patterns,
    [property: Id(1)] int Won,
    [property: Id(2)] int Lost,
    [property: Id(3)] int Members,
    [property: Id(4)] long Decided,
    [property: Id(5)] DateTimeOffset DataTo);

/// <summary>A figure in won calls against lost ones.</summary>
/// <param name="Metric">A metric's key, or <c>topic.{key}.mentioned</c>.</param>
/// <param name="Scale"><c>amount</c>: medians and the shift between them; <c>count</c>: means; <c>share</c>: shares.</param>
/// <param name="Verdict"><c>found</c>, <c>notFound</c>, or <c>tooFew</c>: then all figures but the counts are NaN.</param>
/// <param name="Won">Won calls compared: the metric is known, and there is a lost call to compare them with.</param>
/// <param name="Lost">Lost calls compared.</param>
/// <param name="Difference">Won less lost among calls that may be compared, in the metric's unit.</param>
/// <param name="Low">Lower end of the difference's interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="MorePairs">Of all pairs of a won and a lost call that may be compared, the share in which the won one has more; equal ones by half.</param>
/// <param name="Turned">Over all calls together the difference points the other way.</param>
/// <param name="P">The probability of such a difference by chance alone.</param>
/// <param name="FalseShare">The least share of false ones among those found at which this one is found.</param>
/// <param name="Detectable">A difference of this size would be found 4 times in 5.</param>
[GenerateSerializer, Alias("PatternFigures"), Immutable]
public sealed record PatternFigures(
    [property: Id(0)] string Metric,
    [property: Id(1)] string Scale,
    [property: Id(2)] string Verdict,
    [property: Id(3)] int Won,
    [property: Id(4)] int Lost,
    [property: Id(5)] double WonMiddle,
    [property: Id(6)] double LostMiddle,
    [property: Id(7)] double Difference,
    [property: Id(8)] double Low,
    [property: Id(9)] double High,
    [property: Id(10)] double MorePairs,
    [property: Id(11)] bool Turned,
    [property: Id(12)] double P,
    [property: Id(13)] double FalseShare,
    [property: Id(14)] double Detectable);

/// <summary>Limits of patterns.</summary>
public static class PatternLimits
{
    /// <summary>Decided calls beyond which a sample is taken: more would make no interval that anybody could tell apart.</summary>
    public const int Calls = 40_000;

    /// <summary>Won calls, and lost calls, from which a figure is compared.</summary>
    public const int LeastCalls = 20;
}

/// <param name="AtLeast">The number of a change that the answer must hold.</param>
/// <param name="Question">Only its span and condition count.</param>
/// <param name="Share">The share of calls that is wanted, by their ids: 1 for all.</param>
/// <param name="Own">The tenant's own metrics that are wanted beside the published ones.</param>
[GenerateSerializer, Alias("AskOutcomes"), Immutable]
public sealed record AskOutcomes([property: Id(0)] long AtLeast, [property: Id(1)] FactsQuestion Question, [property: Id(2)] double Share, [property: Id(3)] IReadOnlyList<FactsMetric>? Own = null);

/// <summary>The won and lost calls of a bucket, column by column.</summary>
/// <param name="Reps">Empty id: nobody's.</param>
/// <param name="Stages">Codes; −1: none.</param>
/// <param name="Metrics">In the order of the metrics' list, then the tenant's own in the order in which they were asked for; NaN is unknown.</param>
/// <param name="Topics">Codes of the topics that were looked for in any of the calls.</param>
/// <param name="Mentioned">For each of the topics and each call 1 or 0; NaN where it was not looked for.</param>
[GenerateSerializer, Alias("OutcomesShare"), Immutable]
public sealed record OutcomesShare(
    [property: Id(0)] int Bucket,
    [property: Id(1)] Guid[] Reps,
    [property: Id(2)] int[] Stages,
    [property: Id(3)] bool[] Won,
    [property: Id(4)] float[][] Metrics,
    [property: Id(5)] int[] Topics,
    [property: Id(6)] float[][] Mentioned);

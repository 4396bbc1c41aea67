namespace CallInsight.Contracts.Insights;

/// <summary>Questions that are answered together, from one state of the data.</summary>
/// <param name="Actor">Who asks: decides which calls are counted.</param>
[GenerateSerializer, Alias("AskInsights"), Immutable]
public sealed record AskInsights([property: Id(0)] Actor Actor, [property: Id(1)] IReadOnlyList<InsightsQuery> Queries);

/// <summary>Whose calls a question counts.</summary>
public enum InsightsScope
{
    /// <summary>Those that the actor's permission reaches.</summary>
    Reach,

    /// <summary>The middle of those around the actor: a rep's team, everybody for others. It tells of no single person: figures of
    /// fewer than <see cref="InsightsLimits.MiddleMembers"/> members are left out, and only time may group it.</summary>
    Middle,
}

/// <summary>A question over a tenant's calls.</summary>
/// <param name="From">The first moment that counts.</param>
/// <param name="To">The first moment after.</param>
/// <param name="TimeZone">An IANA zone: days, weeks and hours are cut in it.</param>
/// <param name="Measures">What is computed, one column each.</param>
/// <param name="GroupBy">At most three of <see cref="InsightsFields.Groupings"/>.</param>
/// <param name="Where">All of them must hold.</param>
/// <param name="OrderBy">Columns, first the most important; without any, the groups in their order.</param>
/// <param name="Limit">At most so many rows; null: all, up to <see cref="InsightsLimits.Rows"/>.</param>
/// <param name="Approximate">Percentiles may be within 1 %: faster over very many calls, and marked.</param>
/// <param name="Compare">What each figure is seen beside: adds the columns <c>{measure}.compare</c> and <c>{measure}.change</c>, but for histograms.</param>
[GenerateSerializer, Alias("InsightsQuery"), Immutable]
public sealed record InsightsQuery(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] IReadOnlyList<InsightsMeasure> Measures,
    [property: Id(4)] IReadOnlyList<string> GroupBy,
    [property: Id(5)] IReadOnlyList<InsightsCondition> Where,
    [property: Id(6)] IReadOnlyList<InsightsOrder> OrderBy,
    [property: Id(7)] int? Limit,
    [property: Id(8)] DayOfWeek FirstDayOfWeek = DayOfWeek.Monday,
    [property: Id(9)] bool Approximate = false,
    [property: Id(10)] InsightsScope Scope = InsightsScope.Reach,
    [property: Id(11)] InsightsComparison? Compare = null);

/// <summary>A benchmark of a metric; ends that are null are open, and equal ones are a single figure.</summary>
[GenerateSerializer, Alias("BenchmarkEnds"), Immutable]
public sealed record BenchmarkEnds([property: Id(0)] string Metric, [property: Id(1)] double? Low, [property: Id(2)] double? High);

/// <summary>What figures are seen beside: another span, a team's calls of the same span, or benchmarks.</summary>
/// <param name="Kind">One of <see cref="InsightsFields.ComparisonKinds"/>.</param>
/// <param name="Team">For <c>team</c>: its id.</param>
/// <param name="From">For <c>span</c>: the first moment that counts.</param>
/// <param name="To">For <c>span</c>: the first moment after.</param>
/// <param name="Benchmarks">For <c>benchmark</c>: what metrics are seen against, those that have something.</param>
[GenerateSerializer, Alias("InsightsComparison"), Immutable]
public sealed record InsightsComparison([property: Id(0)] string Kind, [property: Id(1)] Guid? Team = null, [property: Id(2)] DateTimeOffset? From = null, [property: Id(3)] DateTimeOffset? To = null, [property: Id(4)] IReadOnlyList<BenchmarkEnds>? Benchmarks = null)
{
    public const string PreviousPeriod = "previousPeriod";
    public const string SamePeriodLastYear = "samePeriodLastYear";
    public const string OfTeam = "team";
    public const string OfSpan = "span";
    public const string OfBenchmark = "benchmark";

    /// <summary>What the other side's column of a measure is called.</summary>
    public static string Beside(string column) => column + ".compare";

    /// <summary>What the column of the difference is called: the measure less the other side's.</summary>
    public static string Change(string column) => column + ".change";
}

/// <param name="Metric">A key of the metrics, <c>topic.{key}.mentions</c>, <c>topic.{key}.firstMinute</c>, <c>amount</c>, <c>won</c> (1 won, 0 lost,
/// open calls left out), or <c>calls</c> for counting.</param>
/// <param name="Aggregate">One of <see cref="InsightsFields.Aggregates"/>.</param>
/// <param name="Argument">The threshold of a share, the width of a histogram's bins.</param>
[GenerateSerializer, Alias("InsightsMeasure"), Immutable]
public sealed record InsightsMeasure([property: Id(0)] string Metric, [property: Id(1)] string Aggregate, [property: Id(2)] double? Argument = null);

/// <summary>A condition as in SQL: a comparison with what is not known does not hold, nor does its negation.</summary>
/// <param name="Op">A comparison of <see cref="InsightsFields.Comparisons"/>, or <c>and</c>, <c>or</c>, <c>not</c> over <see cref="Conditions"/>.</param>
/// <param name="Values">Texts as they stand in the query; numbers as invariant text.</param>
[GenerateSerializer, Alias("InsightsCondition"), Immutable]
public sealed record InsightsCondition(
    [property: Id(0)] string Field,
    [property: Id(1)] string Op,
    [property: Id(2)] IReadOnlyList<string> Values,
    [property: Id(3)] IReadOnlyList<InsightsCondition> Conditions);

/// <param name="Column">The name of a column of the answer.</param>
[GenerateSerializer, Alias("InsightsOrder"), Immutable]
public sealed record InsightsOrder([property: Id(0)] string Column, [property: Id(1)] bool Descending);

/// <summary>The answers to <see cref="AskInsights"/>, in its order.</summary>
/// <param name="DataTo">Every change up to then is in them.</param>
/// <param name="Version">The same for the same state of the tenant's data on one silo: what is cached by it is exact.</param>
/// <param name="Names">Of the members and teams in the answers.</param>
[GenerateSerializer, Alias("InsightsAnswers"), Immutable]
public sealed record InsightsAnswers(
    [property: Id(0)] IReadOnlyList<InsightsAnswer> Answers,
    [property: Id(1)] DateTimeOffset DataTo,
    [property: Id(2)] string Version,
    [property: Id(3)] IReadOnlyDictionary<Guid, string> Names);

/// <param name="Approximate">Percentiles come from histograms and are within 1 % of the exact value.</param>
[GenerateSerializer, Alias("InsightsAnswer"), Immutable]
public sealed record InsightsAnswer([property: Id(0)] IReadOnlyList<InsightsColumn> Columns, [property: Id(1)] int Rows, [property: Id(2)] bool Approximate)
{
    /// <summary>The column of a name.</summary>
    public InsightsColumn this[string name] => Columns.First(c => c.Name == name);
}

/// <summary>A column of an answer; exactly one of the lists is there.</summary>
/// <param name="Type"><c>date text member team integer number histogram</c>.</param>
/// <param name="Numbers">NaN is unknown.</param>
[GenerateSerializer, Alias("InsightsColumn"), Immutable]
public sealed record InsightsColumn(
    [property: Id(0)] string Name,
    [property: Id(1)] string Type,
    [property: Id(2)] string?[]? Texts,
    [property: Id(3)] double[]? Numbers,
    [property: Id(4)] HistogramBin[][]? Histograms)
{
    /// <summary>The number in a row; null where it is not known.</summary>
    public double? Number(int row) => Numbers is { } numbers && !double.IsNaN(numbers[row]) ? numbers[row] : null;
}

/// <param name="From">The least value that falls into it; the next bin begins one width above.</param>
[GenerateSerializer, Alias("HistogramBin"), Immutable]
public readonly record struct HistogramBin([property: Id(0)] double From, [property: Id(1)] long Count);

/// <summary>The members and teams that an actor's figures may name.</summary>
[GenerateSerializer, Alias("InsightsPeople"), Immutable]
public sealed record InsightsPeople([property: Id(0)] IReadOnlyList<InsightsPerson> Members, [property: Id(1)] IReadOnlyDictionary<Guid, string> Teams);

[GenerateSerializer, Alias("InsightsPerson"), Immutable]
public sealed record InsightsPerson([property: Id(0)] Guid Member, [property: Id(1)] string Name, [property: Id(2)] Guid? Team);

namespace CallInsight.Contracts.Insights;

/// <summary>The words of a question.</summary>
public static class InsightsFields
{
    /// <summary>Counts calls; every other metric leaves out the calls where it is not known.</summary>
    public const string Calls = "calls";

    public static IReadOnlyList<string> Groupings { get; } =
        ["day", "week", "month", "quarter", "hourOfDay", "weekday", "member", "team", "stage", "outcome", "source", "direction", "topic", "language", "currency"];

    public static IReadOnlyList<string> Aggregates { get; } =
        ["count", "sum", "mean", "min", "max", "median", "p10", "p25", "p75", "p90", "stddev", "shareOver", "shareUnder", "histogram"];

    /// <summary>What an answer may be seen beside.</summary>
    public static IReadOnlyList<string> ComparisonKinds { get; } = [InsightsComparison.PreviousPeriod, InsightsComparison.SamePeriodLastYear, InsightsComparison.OfTeam, InsightsComparison.OfSpan, InsightsComparison.OfBenchmark];

    public static IReadOnlyList<string> Comparisons { get; } = ["=", "!=", "<", "<=", ">", ">=", "in", "notIn", "contains", "isNull"];
}

/// <summary>Limits of a question.</summary>
public static class InsightsLimits
{
    public const int Measures = 100;
    public const int Groupings = 3;
    public const int Conditions = 200;

    /// <summary>Values that one condition may list.</summary>
    public const int Values = 2_000;

    /// <summary>Rows of an answer. More groups are refused unless a limit is given.</summary>
    public const int Rows = 100_000;

    /// <summary>Values of one month that are told to be merged with others', up to which percentiles are exact; beyond it they come from histograms and are marked.</summary>
    public const int ExactValues = 2_000_000;

    /// <summary>Members below which a middle tells too much of each.</summary>
    public const int MiddleMembers = 3;
}

/// <summary>Why a question is not answered.</summary>
public static class InsightsRefusals
{
    public const string InvalidCode = "insights.invalid";

    public static Refusal Invalid(IReadOnlyDictionary<string, string> fields) => new(InvalidCode, RefusalKind.Invalid, "Some parts of the question are not right.", fields);
}

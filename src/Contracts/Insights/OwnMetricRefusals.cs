namespace CallInsight.Contracts.Insights;

/// <summary>Limits of metrics of one's own, and why one is not kept.</summary>
public static class OwnMetricRefusals
{
    /// <summary>What the keys of all of them begin with.</summary>
    public const string Prefix = "my.";

    public const int LongestKey = 40;
    public const int LongestName = 100;
    public const int LongestDescription = 500;
    public const int LongestFormula = 1_000;

    /// <summary>Metrics of one tenant: pages ask for all of them in one question.</summary>
    public const int Most = 30;

    /// <summary>A score is from 0 to 100; a share from 0 to 1.</summary>
    public static IReadOnlyList<string> Units { get; } = ["number", "share", "seconds", "score"];

    /// <summary>Which of two values is the better one.</summary>
    public static IReadOnlyList<string> Directions { get; } = ["higher", "lower", "neither"];

    public static Refusal NotFound { get; } = new("metric.notFound", RefusalKind.NotFound, "There is no such metric.");

    public static Refusal Changed { get; } = new("metric.changed", RefusalKind.Conflict, "Somebody else has changed this metric in the meantime. Look at it again.");

    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("metric.invalid", fields);
}

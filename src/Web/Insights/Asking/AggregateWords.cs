using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights.Asking;

/// <summary>What can be computed of a metric, in words.</summary>
internal static class AggregateWords
{
    /// <summary>Those that give one number, the usual one first.</summary>
    public static IReadOnlyList<string> OneNumber { get; } = ["mean", "median", .. InsightsFields.Aggregates.Where(a => a is not ("mean" or "median" or "histogram"))];

    public static string NameOf(string aggregate) => AskingWords.Aggregate(aggregate);

    /// <summary>Whether it needs a threshold.</summary>
    public static bool TakesArgument(string aggregate) => aggregate is "shareOver" or "shareUnder";

    /// <summary>Whether a middle of others may be computed so: it must tell of nobody alone.</summary>
    public static bool SuitsMiddle(string aggregate) => aggregate is "count" or "mean" or "median" or "p25" or "p75" or "shareOver" or "shareUnder" or "stddev";
}

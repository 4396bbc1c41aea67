using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.OwnMetrics;

/// <summary>A tenant's own metric as pages show it.</summary>
internal static class OwnMetricWords
{
    public static MetricWords Of(OwnMetric metric) => Of(metric.Key, metric.Definition.Name, metric.Definition.Unit, metric.Definition.Better);

    public static MetricWords Of(string key, string name, string unit, string better) => new(
        key,
        unit switch { "share" => FigureKind.Percent, "seconds" => FigureKind.Seconds, _ => FigureKind.Number },
        better switch { "higher" => Better.Higher, "lower" => Better.Lower, _ => Better.Neither },
        unit == "score" ? "of100" : null,
        name);

    /// <summary>A direction as programs write it.</summary>
    public static string WordOf(Better better) => better switch { Better.Higher => "higher", Better.Lower => "lower", Better.Neither => "neither" };

    /// <summary>A unit of a metric in words.</summary>
    public static string UnitName(string unit) => unit switch { "share" => "Share, 0 to 1", "seconds" => "Seconds", "score" => "Score, 0 to 100", _ => "Number" };

    /// <summary>A direction of a metric in words.</summary>
    public static string DirectionName(string direction) => direction switch { "higher" => "Higher is better", "lower" => "Lower is better", _ => "Neither is better" };
}

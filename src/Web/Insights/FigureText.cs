using CallInsight.Web.Calls;
using CallInsight.Web.Insights.Patterns;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>A metric, or whether a topic came up, in words, and its values as they are written.</summary>
/// <param name="Key">A metric's key, or <c>topic.{key}.mentioned</c>.</param>
/// <param name="Own">The words of a metric of the tenant's own; null for a published one.</param>
public sealed record FigureText(string Key, MetricWords? Own)
{
    private static readonly string TopicStart = "topic.", TopicEnd = ".mentioned";

    /// <summary>The topic's key; null for a metric.</summary>
    public string? Topic => Key.StartsWith(TopicStart, StringComparison.Ordinal) ? Key[TopicStart.Length..^TopicEnd.Length] : null;

    public string Label => Topic is { } topic ? PatternsWords.TopicMentioned(CallWords.TopicName(topic)) : Metric?.Label ?? Key;

    public string? Unit => Metric?.Unit;

    public FigureKind Kind => Metric?.Figure ?? FigureKind.Percent;

    private MetricWords? Metric => Own ?? MetricCatalogue.Find(Key);

    /// <summary>A value of the figure.</summary>
    public string Write(double value) => Kind == FigureKind.Score ? Figures.Number(Known(value), 3) : Figures.Full(Known(value), Kind);

    /// <summary>A difference with its sign.</summary>
    public string WriteDifference(double value) => value > 0 ? "+" + Size(value) : Size(value);

    /// <summary>How large a difference is.</summary>
    public string Size(double value) => Kind switch
    {
        FigureKind.Percent => double.IsNaN(value) ? Figures.None : Figures.Number(value * 100) + " pp",
        FigureKind.Count or FigureKind.Number => Figures.Number(Known(value), Math.Abs(value) < 1 ? 2 : 1),
        FigureKind.Score => Figures.Number(Known(value), 3),
        FigureKind.Duration when Math.Abs(value) < 60 => Figures.Seconds(value),
        FigureKind.Seconds => Figures.Seconds(Known(value), 2),
        _ => Figures.Full(Known(value), Kind),
    };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}

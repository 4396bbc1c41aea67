using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Patterns;

/// <summary>A figure of won and lost calls in words.</summary>
public sealed record PatternRow(PatternFigures Figures)
{
    private const string NextStep = "nextStepAgreed";
    private static readonly string TopicStart = "topic.", TopicEnd = ".mentioned";

    /// <summary>The topic's key; null for a metric.</summary>
    public string? Topic => Figures.Metric.StartsWith(TopicStart, StringComparison.Ordinal) ? Figures.Metric[TopicStart.Length..^TopicEnd.Length] : null;

    public string Label => Topic is { } topic ? PatternsWords.TopicMentioned(CallWords.TopicName(topic)) : Metric!.Label;

    public bool IsFound => Figures.Verdict == "found";

    public string? Unit => Metric?.Unit;

    /// <summary>The difference in a sentence that claims no cause.</summary>
    public string Sentence
    {
        get
        {
            var more = Figures.Difference > 0;
            var (low, high) = more ? (Figures.Low, Figures.High) : (-Figures.High, -Figures.Low);
            var (size, from, to) = (Size(Math.Abs(Figures.Difference)), Size(low), Size(high));
            return Figures.Scale == "share"
                ? more ? PatternsWords.InWonMoreOften(Happening, size, from, to) : PatternsWords.InWonLessOften(Happening, size, from, to)
                : more ? PatternsWords.InWonMore(Label.ToLowerInvariant(), size, from, to) : PatternsWords.InWonLess(Label.ToLowerInvariant(), size, from, to);
        }
    }

    /// <summary>How far won and lost calls are apart: of all pairs those in which the won call has more less those in which it has less, −1 to 1.</summary>
    public double Apart => (2 * Figures.MorePairs) - 1;

    private MetricWords? Metric => MetricCatalogue.Find(Figures.Metric);

    private FigureKind Kind => Metric?.Figure ?? FigureKind.Percent;

    private string Happening => Topic is { } topic ? PatternsWords.TopicCameUp(CallWords.TopicName(topic)) : Figures.Metric == NextStep ? PatternsWords.NextStep : Label;

    /// <summary>A value of the figure.</summary>
    public string Write(double value) => Kind == FigureKind.Score ? Shared.Figures.Number(Known(value), 3) : Shared.Figures.Full(Known(value), Kind);

    /// <summary>A difference with its sign.</summary>
    public string WriteDifference(double value) => value > 0 ? "+" + Size(value) : Size(value);

    /// <summary>The calls of one side, in the order of the figure, those with most first.</summary>
    public string CallsHref(PageQuestion question, string outcome)
        => $"{Period.CallsHref(question.BasePath, question.Period.Days)}&outcome={outcome}{(Topic is { } topic ? $"&topic={Uri.EscapeDataString(topic)}" : $"&sort=-{Figures.Metric}")}";

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private string Size(double value) => Kind switch
    {
        FigureKind.Percent => double.IsNaN(value) ? Shared.Figures.None : Shared.Figures.Number(value * 100) + " pp",
        FigureKind.Count or FigureKind.Number => Shared.Figures.Number(Known(value), Math.Abs(value) < 1 ? 2 : 1),
        FigureKind.Score => Shared.Figures.Number(Known(value), 3),
        FigureKind.Duration when Math.Abs(value) < 60 => Shared.Figures.Seconds(value),
        FigureKind.Seconds => Shared.Figures.Seconds(Known(value), 2),
        _ => Shared.Figures.Full(Known(value), Kind),
    };
}

using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Patterns;

/// <summary>A figure of won and lost calls in words.</summary>
/// <param name="Metric">Null for a topic.</param>
public sealed record PatternRow(PatternFigures Figures, MetricWords? Metric)
{
    private const string NextStep = "nextStepAgreed";

    /// <summary>The topic's key; null for a metric.</summary>
    public string? Topic => Text.Topic;

    public string Label => Text.Label;

    public bool IsFound => Figures.Verdict == "found";

    public string? Unit => Text.Unit;

    /// <summary>The difference in a sentence that claims no cause.</summary>
    public string Sentence
    {
        get
        {
            if (!IsAgreed)
            {
                var (pairs, middle, least, most) = (Shared.Figures.Percent(Math.Max(Figures.MorePairs, 1 - Figures.MorePairs)), WriteDifference(Figures.Difference), WriteDifference(Figures.Low), WriteDifference(Figures.High));
                return Apart > 0 ? PatternsWords.InWonMostlyMore(Label.ToLowerInvariant(), pairs, middle, least, most) : PatternsWords.InWonMostlyLess(Label.ToLowerInvariant(), pairs, middle, least, most);
            }

            var more = Figures.Difference > 0;
            var (low, high) = more ? (Figures.Low, Figures.High) : (-Figures.High, -Figures.Low);
            var (size, from, to) = (Text.Size(Math.Abs(Figures.Difference)), Text.Size(low), Text.Size(high));
            return Figures.Scale == "share"
                ? more ? PatternsWords.InWonMoreOften(Happening, size, from, to) : PatternsWords.InWonLessOften(Happening, size, from, to)
                : more ? PatternsWords.InWonMore(Label.ToLowerInvariant(), size, from, to) : PatternsWords.InWonLess(Label.ToLowerInvariant(), size, from, to);
        }
    }

    /// <summary>Said where nothing was found by rank, and yet the means seem to differ; null elsewhere.</summary>
    public string? Doubt => Figures.Verdict == "notFound" && LeavesOutZero ? PatternsWords.MeansAlone : null;

    // What is found is found by rank; the interval of counts and shares is one of means, and the two may not say the same.
    private bool IsAgreed => LeavesOutZero && Math.Sign(Figures.Difference) == Math.Sign(Apart);

    private bool LeavesOutZero => Figures.Low > 0 || Figures.High < 0;

    /// <summary>How far won and lost calls are apart: of all pairs those in which the won call has more less those in which it has less, −1 to 1.</summary>
    public double Apart => (2 * Figures.MorePairs) - 1;

    private FigureText Text => new(Figures.Metric, Metric);

    private string Happening => Topic is { } topic ? PatternsWords.TopicCameUp(CallWords.TopicName(topic)) : Figures.Metric == NextStep ? PatternsWords.NextStep : Label;

    /// <summary>A value of the figure.</summary>
    public string Write(double value) => Text.Write(value);

    /// <summary>A difference with its sign.</summary>
    public string WriteDifference(double value) => Text.WriteDifference(value);

    /// <summary>The calls of one side, in the order of the figure where the list has it, those with most first.</summary>
    public string CallsHref(PageQuestion question, FigureFilters filters, string outcome)
        => $"{Period.CallsHref(question.BasePath, question.Period.Days)}{filters.Tail}&outcome={outcome}{(Topic is { } topic ? $"&topic={Uri.EscapeDataString(topic)}" : Figures.Metric.StartsWith(OwnMetricRefusals.Prefix, StringComparison.Ordinal) ? "" : $"&sort=-{Figures.Metric}")}";
}

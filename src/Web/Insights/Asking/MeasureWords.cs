using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Asking;

/// <summary>A metric and what is computed of it, as pages choose and write it.</summary>
/// <param name="Argument">The threshold of a share, in the metric's own unit (ratios from 0 to 1, lengths in seconds), or a histogram's width.</param>
public sealed record MeasureWords(MetricWords Metric, string Aggregate, double? Argument = null)
{
    /// <summary>Whether the question is how many calls there are.</summary>
    public bool IsCalls => Metric.Key == InsightsFields.Calls;

    /// <summary>The measure in words: <c>Talk ratio, median</c>. A mean is the usual one and says nothing more.</summary>
    public string Label => (IsCalls, Aggregate) switch
    {
        (true, _) or (_, "mean") => Metric.Label,
        (_, "shareOver" or "shareUnder") => AskingWords.ShareOf(Metric.Label, AggregateWords.NameOf(Aggregate), Figures.Full(Argument, Metric.Figure)),
        _ => AskingWords.MeasureOf(Metric.Label, AggregateWords.NameOf(Aggregate)),
    };

    /// <summary>How its values are written: what is counted is a count, a share a percentage.</summary>
    public FigureKind Figure => Aggregate switch
    {
        "count" => FigureKind.Count,
        "shareOver" or "shareUnder" => FigureKind.Percent,
        "sum" when Metric.Figure is FigureKind.Percent => FigureKind.Number,
        _ => Metric.Figure,
    };

    public string? Unit => Aggregate is "count" or "shareOver" or "shareUnder" ? null : Metric.Unit;

    /// <summary>Which direction is the better one; of how many and how far apart, neither.</summary>
    public Better Better => Aggregate is "count" or "sum" or "stddev" ? Better.Neither : Aggregate == "shareUnder" ? Opposite(Metric.Better) : Metric.Better;

    /// <summary>The name of the answer's column.</summary>
    public string Column => Argument is { } argument
        ? string.Create(CultureInfo.InvariantCulture, $"{Metric.Key}.{Aggregate}({argument})")
        : $"{Metric.Key}.{Aggregate}";

    public InsightsMeasure Asked => new(Metric.Key, Aggregate, Argument);

    /// <summary>The label with its unit, as titles of charts have it.</summary>
    public string LabelWithUnit => Unit is { } unit ? $"{Label}, {unit}" : Label;

    /// <summary>The question's columns: this one, how many calls it is known of, and how many calls there are.</summary>
    public IReadOnlyList<InsightsMeasure> AskedWithCounts
        => [.. new[] { new InsightsMeasure(InsightsFields.Calls, "count"), new InsightsMeasure(Metric.Key, "count"), Asked }.Distinct()];

    /// <summary>Its figure in a row of an answer to <see cref="AskedWithCounts"/>.</summary>
    public Figure In(InsightsAnswer answer, int row)
        => row >= answer.Rows ? Insights.Figure.None : new Figure(answer[Column].Number(row), (long)(answer[$"{Metric.Key}.count"].Number(row) ?? 0));

    private static Better Opposite(Better better) => better switch { Better.Higher => Better.Lower, Better.Lower => Better.Higher, _ => better };
}

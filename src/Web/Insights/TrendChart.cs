using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>A metric over time as a chart: each day, week or month of the period has its place, also where there were no calls.</summary>
internal sealed class TrendChart(PageQuestion question)
{
    private readonly TimeAxis _axis = new(question.Period.Days, question.Period.Grain, question.FirstDayOfWeek);

    public string By => _axis.By;

    public string Unit => question.Metric.Unit ?? string.Empty;

    /// <param name="named">Each answer is grouped by the period's grain; the first is the one that the summary tells of.</param>
    public Chart Draw(params IReadOnlyList<(string Name, int Slot, InsightsAnswer Answer)> named) => new()
    {
        Kind = question.Metric.Key == InsightsFields.Calls && named.Count == 1 ? ChartKind.Bar : ChartKind.Line,
        Measure = question.Metric.Unit is { } unit ? $"{question.Metric.Label}, {unit}" : question.Metric.Label,
        Figure = question.Metric.Figure,
        Axis = _axis.Label,
        Categories = _axis.Written,
        CategoryKeys = _axis.Keys,
        Series = [.. named.Select(n => new ChartSeries(n.Name, Values(n.Answer), n.Slot))],
    };

    /// <summary>The chart in one sentence.</summary>
    public string Summary(Chart chart, Figure whole)
    {
        var known = chart.Series[0].Values.Index().Where(v => v.Item is not null).ToList();
        if (known.Count == 0 || whole.Calls == 0)
        {
            return InsightsWords.TrendNothing;
        }

        var (high, low) = (known.MaxBy(v => v.Item), known.MinBy(v => v.Item));
        string Text(double? value) => Figures.Full(value, question.Metric.Figure);
        return question.Metric.Key == InsightsFields.Calls
            ? InsightsWords.TrendCountSummary(Figures.Count(whole.Calls), Text(high.Item), chart.Categories[high.Index], Text(low.Item), chart.Categories[low.Index])
            : InsightsWords.TrendSummary(Text(whole.Value), Figures.Count(whole.Calls), Text(high.Item), chart.Categories[high.Index], Text(low.Item), chart.Categories[low.Index]);
    }

    private double?[] Values(InsightsAnswer answer)
    {
        var byStart = new Dictionary<DateOnly, double?>();
        for (var row = 0; row < answer.Rows; row++)
        {
            byStart[DateOnly.ParseExact(answer.Columns[0].Texts![row]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)] = answer[question.Metric.Column].Number(row);
        }

        // No calls are 0 calls; a mean of none is not known.
        double? without = question.Metric.Key == InsightsFields.Calls ? 0 : null;
        return [.. _axis.Starts.Select(s => byStart.TryGetValue(s, out var value) ? value : without)];
    }
}

using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>The first measure of an answer as a chart: a course where time comes first, bars otherwise, a histogram where it is one.</summary>
internal sealed class DrawExplored(ExploreQuestion question, InsightsAnswer answer, ExploreRows rows)
{
    /// <summary>Bars or lines: more cannot be told apart.</summary>
    private const int MostBars = 20;
    private const int MostLines = 4;

    private readonly MeasureWords _measure = question.State.Measures[0];

    private InsightsColumn Column => answer.Columns[question.State.GroupBy.Count];

    /// <returns>Null where there is nothing to draw.</returns>
    public Chart? Chart()
    {
        if (answer.Rows == 0)
        {
            return null;
        }

        if (Column.Histograms is { } histograms)
        {
            return answer.Rows == 1 && histograms[0] is { Length: > 0 } bins ? Histogram(bins) : null;
        }

        return question.State.GroupBy switch
        {
            [] => null,
            [var first, ..] when TimeAxis.Grains.Contains(first) => TimeAxis.Fit(question.Page.Period.Days, first) == first ? Course(first) : null,
            _ => Bars(),
        };
    }

    private Chart Histogram(HistogramBin[] bins)
    {
        // Bins without calls have their place too.
        var width = _measure.Argument!.Value;
        var (low, high) = (bins[0].From, bins[^1].From);
        // Of widths too small for a double's digits several bins have the same place.
        var counts = bins.GroupBy(b => (long)Math.Round(b.From / width)).ToDictionary(p => p.Key, p => (double?)p.Sum(b => b.Count));
        var places = Enumerable.Range(0, (int)Math.Min(200, Math.Round((high - low) / width) + 1)).Select(i => (long)Math.Round(low / width) + i).ToList();
        return New(ChartKind.Histogram, FigureKind.Count, _measure.Metric.Label) with
        {
            Categories = [.. places.Select(p => Figures.Full(p * width, _measure.Metric.Figure))],
            Series = [new ChartSeries(AskingWords.CallsName, [.. places.Select(p => counts.GetValueOrDefault(p, 0))])],
        };
    }

    private Chart Course(string grain)
    {
        var axis = new TimeAxis(question.Page.Period.Days, grain, question.Page.FirstDayOfWeek);
        var lines = Enumerable.Range(0, answer.Rows).GroupBy(KeyOf, StringComparer.Ordinal)
            .OrderByDescending(line => line.Count()).Take(MostLines);
        return New(ChartKind.Line, _measure.Figure, axis.Label) with
        {
            Categories = axis.Written,
            CategoryKeys = axis.Keys,
            Series = [.. lines.Select((line, i) => Line(NameOf(line.First()), i + 1, axis, line.ToDictionary(row => answer.Columns[0].Texts![row]!, StringComparer.Ordinal)))],
        };
    }

    // By what the groups are and not by their words: two members may have one name.
    private string KeyOf(int row) => string.Concat(Enumerable.Range(1, question.State.GroupBy.Count - 1).Select(group => answer.Columns[group] switch
    {
        { Texts: { } texts } => texts[row] is { } text ? string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}") : "-",
        var column => string.Create(CultureInfo.InvariantCulture, $"{column.Number(row)};"),
    }));

    private string NameOf(int row)
        => question.State.GroupBy.Count == 1 ? _measure.Label : string.Join(" · ", question.State.GroupBy.Skip(1).Select((_, i) => rows.GroupText(i + 1, row)));

    private ChartSeries Line(string name, int slot, TimeAxis axis, Dictionary<string, int> rowOf)
    {
        var places = axis.Starts.Select(s => rowOf.TryGetValue(s.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var row) ? row : (int?)null).ToList();
        double? without = _measure.Aggregate == "count" && answer.Rows < question.State.Limit ? 0 : null;
        return new ChartSeries(name, [.. places.Select(row => row is { } at ? Column.Number(at) : without)], slot, [.. places.Select(row => row is { } at ? rows.HrefOf(at) : null)]);
    }

    private Chart Bars()
    {
        var shown = Enumerable.Range(0, Math.Min(answer.Rows, MostBars)).ToList();
        return New(ChartKind.Bar, _measure.Figure, string.Join(" · ", question.State.GroupBy.Select(AskingWords.Field))) with
        {
            Horizontal = true,
            Categories = [.. shown.Select(row => string.Join(" · ", question.State.GroupBy.Select((_, i) => rows.GroupText(i, row))))],
            Series = [new ChartSeries(_measure.Label, [.. shown.Select(Column.Number)], 1, [.. shown.Select(rows.HrefOf)])],
        };
    }

    private Chart New(ChartKind kind, FigureKind figure, string axis) => new() { Kind = kind, Measure = _measure.LabelWithUnit, Figure = figure, Axis = axis };
}

using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;

namespace CallInsight.Grains.Reports;

/// <summary>The answer to a tile as key figures, a chart and a table.</summary>
/// <param name="before">The days that key figures are seen against, in words.</param>
internal sealed class AnswerTile(ReportTile tile, InsightsAnswers answers, ReportAxis axis, string before)
{
    /// <summary>More lines or bars cannot be told apart.</summary>
    private const int MostLines = 4;
    private const int MostBars = 15;
    private const string Nothing = "There were no calls.";

    private InsightsAnswer Answer => answers.Answers[0];

    private ReportMeasure First => tile.Measures[0];

    public ReportPanel Panel() => tile.Shape switch
    {
        _ when Answer.Rows == 0 || (tile.Shape == ReportShapes.Figures && Answer["calls.count"].Number(0) is null or 0) => new ReportPanel(tile.Title, Nothing, [], null, null),
        ReportShapes.Figures => Figures(),
        ReportShapes.Course => Course(),
        ReportShapes.Bars => new ReportPanel(tile.Title, null, [], Bars(), Table()),
        ReportShapes.Sides => new ReportPanel(tile.Title, null, [], null, Sides()),
        _ => new ReportPanel(tile.Title, null, [], null, Table()),
    };

    private ReportPanel Figures() => new(
        tile.Title, null,
        [.. tile.Measures.Select(m => new ReportKeyFigure(m.Label, Answer[m.Column].Number(0), m.Figure, ReportWords.Change(Answer[m.Column].Number(0), Earlier(m), m.Figure, before)))],
        null, null);

    private double? Earlier(ReportMeasure measure) => answers.Answers[1] is { Rows: > 0 } earlier ? earlier[measure.Column].Number(0) : null;

    private ReportPanel Course()
    {
        // No calls are 0 calls; a mean of none is not known.
        double? without = First.Aggregate == "count" ? 0 : null;
        var lines = Enumerable.Range(0, Answer.Rows).GroupBy(row => tile.GroupBy.Count == 0 ? string.Empty : Group(1, row), StringComparer.Ordinal)
            .OrderByDescending(line => line.Sum(row => Answer["calls.count"].Number(row) ?? 0)).ThenBy(line => line.Key, StringComparer.Ordinal).Take(MostLines)
            .Select(line =>
            {
                var rows = line.GroupBy(row => Answer.Columns[0].Texts![row]!, StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.First(), StringComparer.Ordinal);
                return new ReportSeries(
                    line.Key.Length == 0 ? First.Label : line.Key,
                    [.. axis.Starts.Select(s => rows.TryGetValue(ReportAxis.Key(s), out var row) ? Answer[First.Column].Number(row) : without)]);
            }).ToList();
        var chart = new ReportChart(true, First.Label, First.Figure, ReportWords.Grain(axis.Grain), axis.Categories, lines);
        var table = new ReportTable(
            [chart.Axis, .. lines.Select(l => l.Name)],
            [.. axis.Categories.Select((c, i) => new ReportTableRow([ReportCell.Of(c), .. lines.Select(l => ReportCell.Of(l.Values[i], First.Figure))]))]);
        return new ReportPanel(tile.Title, lines.Count == 1 ? Extremes(chart) : null, [], chart, table);
    }

    private static string? Extremes(ReportChart chart)
    {
        var known = chart.Series[0].Values.Index().Where(v => v.Item is not null).ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var (high, low) = (known.MaxBy(v => v.Item), known.MinBy(v => v.Item));
        return $"Highest {ReportWords.Figure(high.Item, chart.Figure)} ({chart.Categories[high.Index]}), lowest {ReportWords.Figure(low.Item, chart.Figure)} ({chart.Categories[low.Index]}).";
    }

    private ReportChart? Bars()
    {
        var shown = Enumerable.Range(0, Math.Min(Answer.Rows, MostBars)).ToList();
        return tile.GroupBy.Count == 0
            ? null
            : new ReportChart(false, First.Label, First.Figure, Head(), [.. shown.Select(Name)], [new ReportSeries(First.Label, [.. shown.Select(row => Answer[First.Column].Number(row))])]);
    }

    private ReportTable Table() => new(
        [.. tile.GroupBy.Select(Field), .. tile.Measures.Select(m => m.Label)],
        [.. Enumerable.Range(0, Answer.Rows).Select(row => new ReportTableRow(
            [.. tile.GroupBy.Select((_, g) => ReportCell.Of(Group(g, row))), .. tile.Measures.Select(m => ReportCell.Of(Answer[m.Column].Number(row), m.Figure))]))]);

    private ReportTable Sides()
    {
        var sides = Enumerable.Range(0, Answer.Rows).ToList();
        return new ReportTable(
            ["Metric", .. sides.Select(Name)],
            [.. tile.Measures.Select(m => new ReportTableRow([ReportCell.Of(m.Label), .. sides.Select(row => ReportCell.Of(Answer[m.Column].Number(row), m.Figure))]))]);
    }

    private string Head() => string.Join(" · ", tile.GroupBy.Select(Field));

    private string Name(int row) => string.Join(" · ", tile.GroupBy.Select((_, g) => Group(g, row)));

    private string Field(string group) => tile.Names.GetValueOrDefault(group, group);

    /// <summary>What a row has in one of the answer's groups, in words.</summary>
    private string Group(int group, int row)
    {
        var column = Answer.Columns[group];
        if (column.Texts is null)
        {
            return column.Number(row) is { } number ? Named(column.Name, ((int)number).ToString(CultureInfo.InvariantCulture)) : ReportWords.None;
        }

        return column.Texts[row] switch
        {
            null => tile.Names.GetValueOrDefault($"{column.Name}:", ReportWords.None),
            var id when column.Type is "member" or "team" => answers.Names.GetValueOrDefault(Guid.Parse(id), id),
            var start when column.Type == "date" => ReportWords.Part(DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture), column.Name, withYear: true),
            var text => Named(column.Name, text),
        };
    }

    private string Named(string field, string value) => tile.Names.GetValueOrDefault($"{field}:{value}", value);
}

namespace CallInsight.Web.Shared;

/// <summary>A chart's figures as CSV (RFC 4180): unrounded, with a point, times as ISO 8601, whatever the culture; what is not known is empty.</summary>
public static class ChartCsv
{
    /// <summary>The whole file, with its head line.</summary>
    public static string Of(Chart chart) => CsvCell.File(chart.Kind == ChartKind.Scatter ? PointRows(chart) : CategoryRows(chart));

    private static IEnumerable<IEnumerable<string>> PointRows(Chart chart)
    {
        yield return [CsvCell.Of(Texts.What), CsvCell.Of(chart.Axis), CsvCell.Of(chart.Measure)];
        foreach (var point in chart.Points)
        {
            yield return [CsvCell.Of(point.Label), CsvCell.Of(point.X), CsvCell.Of(point.Y)];
        }
    }

    private static IEnumerable<IEnumerable<string>> CategoryRows(Chart chart)
    {
        string[] bandHeads = chart.Band is { } named ? [CsvCell.Of(named.Name + " (low)"), CsvCell.Of(named.Name + " (high)")] : [];
        string[] markHeads = chart.Marks.Count > 0 ? [CsvCell.Of(Texts.Notes)] : [];
        yield return [CsvCell.Of(chart.Axis), .. chart.Series.Select(series => CsvCell.Of(series.Name)), .. bandHeads, .. markHeads];
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var at = i;
            string[] band = chart.Band is { } values ? [CsvCell.Of(values.Low[at]), CsvCell.Of(values.High[at])] : [];
            string[] mark = chart.Marks.Count > 0 ? [CsvCell.Of(chart.MarkAt(at) ?? "")] : [];
            yield return [CsvCell.Of((chart.CategoryKeys ?? chart.Categories)[at]), .. chart.Series.Select(series => CsvCell.Of(series.Values[at])), .. band, .. mark];
        }
    }
}

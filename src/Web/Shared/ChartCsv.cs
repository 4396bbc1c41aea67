using System.Globalization;
using System.Text;

namespace CallInsight.Web.Shared;

/// <summary>A chart's figures as CSV (RFC 4180): unrounded, with a point, times as ISO 8601, whatever the culture; what is not known is empty.</summary>
public static class ChartCsv
{
    /// <summary>The whole file, with its head line.</summary>
    public static string Of(Chart chart)
    {
        var csv = new StringBuilder();
        foreach (var row in chart.Kind == ChartKind.Scatter ? PointRows(chart) : CategoryRows(chart))
        {
            csv.AppendJoin(',', row).Append("\r\n");
        }

        return csv.ToString();
    }

    private static IEnumerable<IEnumerable<string>> PointRows(Chart chart)
    {
        yield return [Cell(Texts.What), Cell(chart.Axis), Cell(chart.Measure)];
        foreach (var point in chart.Points)
        {
            yield return [Cell(point.Label), Cell(point.X), Cell(point.Y)];
        }
    }

    private static IEnumerable<IEnumerable<string>> CategoryRows(Chart chart)
    {
        string[] bandHeads = chart.Band is { } named ? [Cell(named.Name + " (low)"), Cell(named.Name + " (high)")] : [];
        string[] markHeads = chart.Marks.Count > 0 ? [Cell(Texts.Notes)] : [];
        yield return [Cell(chart.Axis), .. chart.Series.Select(series => Cell(series.Name)), .. bandHeads, .. markHeads];
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var at = i;
            string[] band = chart.Band is { } values ? [Cell(values.Low[at]), Cell(values.High[at])] : [];
            string[] mark = chart.Marks.Count > 0 ? [Cell(chart.MarkAt(at) ?? "")] : [];
            yield return [Cell((chart.CategoryKeys ?? chart.Categories)[at]), .. chart.Series.Select(series => Cell(series.Values[at])), .. band, .. mark];
        }
    }

    private static string Cell(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(string text)
    {
        // A spreadsheet would run what begins like a formula; names come from outside.
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

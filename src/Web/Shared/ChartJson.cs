using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallInsight.Web.Shared;

/// <summary>A chart as the element in the browser reads it: figures for drawing, and the same figures as written by the server for reading.</summary>
internal static class ChartJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of(Chart chart) => JsonSerializer.Serialize(
        new
        {
            chart.Kind,
            chart.Measure,
            chart.Figure,
            chart.Axis,
            chart.XFigure,
            chart.Horizontal,
            chart.Categories,
            Series = chart.Series.Select(series => new { series.Name, series.Slot, series.Values, Texts = series.Values.Select(value => Figures.Full(value, chart.Figure)) }),
            Points = chart.Points.Select(point => new { point.Label, point.X, point.Y, XText = Figures.Full(point.X, chart.XFigure), YText = Figures.Full(point.Y, chart.Figure) }),
            chart.Benchmark,
            chart.Scale,
            Marks = chart.Marks.Count == 0 ? null : chart.Marks,
            Band = chart.Band is { } band ? new { band.Name, band.Low, band.High, Texts = band.Low.Select((low, i) => Range(low, band.High[i], chart.Figure)) } : null,
        },
        _options);

    /// <summary>Both ends of a band, or a dash where too few are in it.</summary>
    public static string Range(double? low, double? high, FigureKind figure) =>
        low is null || high is null ? Figures.None : Texts.FromTo(Figures.Full(low, figure), Figures.Full(high, figure));
}

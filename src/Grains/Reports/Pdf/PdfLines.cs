using CallInsight.Contracts.Reports;
using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>Lines over time. They differ by dash and marker too, for paper without colours; what is not known is a gap.</summary>
internal static class PdfLines
{
    private const float AxisWidth = 40;
    private const float LegendHeight = 16;
    private const float LabelHeight = 16;
    private static readonly float[]?[] Dashes = [null, [5, 3], [1.5f, 2.5f], [7, 2, 1.5f, 2]];

    public static void Draw(SKCanvas canvas, SKRect place, ReportChart chart)
    {
        var known = chart.Series.SelectMany(s => s.Values).OfType<double>().ToList();
        var scale = PdfScale.Of(known, chart.Figure == ReportFigure.Count, chart.Figure == ReportFigure.Count);
        using var small = PdfFonts.Regular(7);
        var top = place.Top + (chart.Series.Count > 1 || scale.Low != 0 ? LegendHeight : 6);
        var plot = new SKRect(place.Left + AxisWidth, top, place.Right - 6, place.Bottom - LabelHeight);
        Legend(canvas, place, chart, scale.Low != 0, small);
        Grid(canvas, plot, place.Left, scale, chart, small);
        Categories(canvas, plot, chart.Categories, small);
        foreach (var (place1, series) in chart.Series.Index())
        {
            Series(canvas, plot, scale, series, place1);
        }
    }

    private static void Grid(SKCanvas canvas, SKRect plot, float left, PdfScale scale, ReportChart chart, SKFont font)
    {
        using var rule = PdfInk.Line(PdfInk.Rule, 0.5f);
        foreach (var tick in scale.Ticks)
        {
            var y = Y(plot, scale, tick);
            canvas.DrawLine(plot.Left, y, plot.Right, y, rule);
            PdfText.Draw(canvas, ReportWords.Figure(tick, chart.Figure), left, y + 2.5f, AxisWidth - 6, font, PdfInk.Muted, SKTextAlign.Right);
        }
    }

    // As many as have room beside each other, evenly.
    private static void Categories(SKCanvas canvas, SKRect plot, IReadOnlyList<string> categories, SKFont font)
    {
        var widest = categories.Max(c => font.MeasureText(c)) + 10;
        var every = Math.Max(1, (int)Math.Ceiling(categories.Count / Math.Max(1, plot.Width / widest)));
        for (var i = 0; i < categories.Count; i += every)
        {
            PdfText.Draw(canvas, categories[i], X(plot, i, categories.Count) - (widest / 2), plot.Bottom + 11, widest, font, PdfInk.Muted, SKTextAlign.Center);
        }
    }

    private static void Series(SKCanvas canvas, SKRect plot, PdfScale scale, ReportSeries series, int place)
    {
        using var line = Stroke(place);
        using var dot = PdfInk.Fill(PdfInk.Series(place));
        using var path = new SKPathBuilder();
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is not { } value)
            {
                continue;
            }

            var (x, y) = (X(plot, i, series.Values.Count), Y(plot, scale, value));
            if (i > 0 && series.Values[i - 1] is not null)
            {
                path.LineTo(x, y);
            }
            else
            {
                path.MoveTo(x, y);
            }

            if (series.Values.Count <= 40)
            {
                Marker(canvas, x, y, place, dot);
            }
        }

        using var drawn = path.Detach();
        canvas.DrawPath(drawn, line);
    }

    private static void Marker(SKCanvas canvas, float x, float y, int place, SKPaint paint)
    {
        if (place % 2 == 0)
        {
            canvas.DrawCircle(x, y, 2, paint);
        }
        else
        {
            canvas.DrawRect(x - 2, y - 2, 4, 4, paint);
        }
    }

    private static void Legend(SKCanvas canvas, SKRect place, ReportChart chart, bool isCut, SKFont font)
    {
        var x = place.Left + AxisWidth;
        if (chart.Series.Count > 1)
        {
            foreach (var (i, series) in chart.Series.Index())
            {
                using var line = Stroke(i);
                using var dot = PdfInk.Fill(PdfInk.Series(i));
                canvas.DrawLine(x, place.Top + 5, x + 18, place.Top + 5, line);
                Marker(canvas, x + 9, place.Top + 5, i, dot);
                var width = Math.Min(110, font.MeasureText(series.Name) + 2);
                PdfText.Draw(canvas, series.Name, x + 22, place.Top + 7.5f, width, font, PdfInk.Text);
                x += 34 + width;
            }
        }

        if (isCut && x < place.Right - 120)
        {
            PdfText.Draw(canvas, "The axis does not begin at 0.", x, place.Top + 7.5f, place.Right - 6 - x, font, PdfInk.Muted, SKTextAlign.Right);
        }
    }

    private static SKPaint Stroke(int place)
    {
        var line = PdfInk.Line(PdfInk.Series(place), 1.6f);
        if (Dashes[place % Dashes.Length] is { } dashes)
        {
            line.PathEffect = SKPathEffect.CreateDash(dashes, 0);
        }

        return line;
    }

    private static float X(SKRect plot, int place, int count) => count == 1 ? plot.MidX : plot.Left + (plot.Width * place / (count - 1));

    private static float Y(SKRect plot, PdfScale scale, double value) => plot.Bottom - (float)((value - scale.Low) / (scale.High - scale.Low) * plot.Height);
}

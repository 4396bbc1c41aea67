using CallInsight.Contracts.Reports;
using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>Bars that lie, from 0, each with its name and its value.</summary>
internal static class PdfBars
{
    private const float BarHeight = 17;
    private const float ValueWidth = 52;

    /// <summary>How high the chart is, in points.</summary>
    public static float HeightOf(ReportChart chart) => (chart.Categories.Count * BarHeight) + 6;

    public static void Draw(SKCanvas canvas, SKRect place, ReportChart chart)
    {
        using var font = PdfFonts.Regular(8);
        using var bar = PdfInk.Fill(PdfInk.Series(0));
        using var axis = PdfInk.Line(PdfInk.Muted, 0.75f);
        var values = chart.Series[0].Values;
        var known = values.OfType<double>().Append(0).ToList();
        var (low, high) = (known.Min(), Math.Max(known.Max(), known.Min() + 1e-9));
        var names = Math.Min(place.Width * 0.35f, chart.Categories.Max(c => font.MeasureText(c)) + 8);
        var (left, width) = (place.Left + names, place.Width - names - ValueWidth);
        float At(double value) => left + (float)((value - low) / (high - low) * width);
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var y = place.Top + 3 + (i * BarHeight);
            PdfText.Draw(canvas, chart.Categories[i], place.Left, y + 10.5f, names - 8, font, PdfInk.Text);
            if (values[i] is { } value)
            {
                canvas.DrawRect(SKRect.Create(Math.Min(At(0), At(value)), y + 2, Math.Abs(At(value) - At(0)), BarHeight - 6), bar);
            }

            PdfText.Draw(canvas, ReportWords.Figure(values[i], chart.Figure), Math.Max(At(0), At(values[i] ?? 0)) + 5, y + 10.5f, ValueWidth - 5, font, PdfInk.Text);
        }

        canvas.DrawLine(At(0), place.Top, At(0), place.Bottom - 3, axis);
    }
}

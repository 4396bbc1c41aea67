using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>Colours on paper: those of the portal's light theme.</summary>
internal static class PdfInk
{
    private static readonly SKColor[] SeriesColours = [SKColor.Parse("#12436D"), SKColor.Parse("#28A197"), SKColor.Parse("#801650"), SKColor.Parse("#F46A25")];

    public static SKColor Text { get; } = SKColor.Parse("#1D2229");

    public static SKColor Muted { get; } = SKColor.Parse("#545E6B");

    public static SKColor Rule { get; } = SKColor.Parse("#D5DAE1");

    public static SKColor Head { get; } = SKColor.Parse("#F3F5F8");

    /// <summary>The colour of the nth line or set of bars, from 0.</summary>
    public static SKColor Series(int place) => SeriesColours[place % SeriesColours.Length];

    public static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Fill };

    public static SKPaint Line(SKColor colour, float width) => new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeJoin = SKStrokeJoin.Round };
}

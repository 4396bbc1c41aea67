namespace CallInsight.Grains.Reports.Pdf;

/// <summary>A sheet of paper, in points (1/72 inch).</summary>
internal sealed record PdfPaper(float Width, float Height)
{
    /// <summary>Left, right and above; the footer stands within it below.</summary>
    public const float Margin = 42;

    public static PdfPaper A4 { get; } = new(595.28f, 841.89f);

    public static PdfPaper Letter { get; } = new(612, 792);

    public PdfPaper Landscape => new(Height, Width);

    public float Inner => Width - (2 * Margin);

    public float Right => Width - Margin;

    /// <summary>Where content ends.</summary>
    public float Bottom => Height - Margin - 14;
}

using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>The typefaces of PDF files, embedded: a file looks the same wherever it is made, and no font need be installed.</summary>
internal static class PdfFonts
{
    private static readonly SKTypeface RegularFace = Load("inter/Inter-Regular");
    private static readonly SKTypeface SemiBoldFace = Load("inter/Inter-SemiBold");

    /// <param name="size">In points.</param>
    public static SKFont Regular(float size) => Font(RegularFace, size);

    /// <inheritdoc cref="Regular"/>
    public static SKFont SemiBold(float size) => Font(SemiBoldFace, size);

    private static SKFont Font(SKTypeface face, float size) => new(face, size) { Subpixel = true, LinearMetrics = true };

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is missing from the assembly.");
        using var bytes = SKData.Create(stream);
        return SKTypeface.FromData(bytes);
    }
}

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>The columns that stand beside each other on a page.</summary>
/// <param name="Columns">The place of each in the table, where it begins, and how wide it is, in points.</param>
internal sealed record PdfBand(IReadOnlyList<(int Column, float X, float Width)> Columns)
{
    /// <summary>Cuts columns into as few pages as they need; each begins with the first column.</summary>
    /// <param name="page">How much a page holds.</param>
    public static IReadOnlyList<PdfBand> Of(IReadOnlyList<float> widths, float page, float gap)
    {
        List<PdfBand> bands = [];
        for (var next = 0; next < widths.Count;)
        {
            List<(int, float, float)> columns = [];
            var x = 0f;
            if (next > 0)
            {
                columns.Add((0, 0, widths[0]));
                x = widths[0] + gap;
            }

            // One column at least, however wide.
            for (var first = next; next < widths.Count && (next == first || x + widths[next] <= page); next++)
            {
                columns.Add((next, x, Math.Min(widths[next], page - x)));
                x += widths[next] + gap;
            }

            bands.Add(new PdfBand(columns));
        }

        return bands;
    }
}

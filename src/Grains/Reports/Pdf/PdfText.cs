using System.Globalization;
using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>Texts that fit where they stand.</summary>
internal static class PdfText
{
    private const string Cut = "…";

    /// <summary>Draws a text in one line, cut where it is wider than its place.</summary>
    public static void Draw(SKCanvas canvas, string text, float x, float y, float width, SKFont font, SKColor colour, SKTextAlign align = SKTextAlign.Left)
    {
        using var paint = PdfInk.Fill(colour);
        canvas.DrawText(Fit(text, width, font), align switch { SKTextAlign.Right => x + width, SKTextAlign.Center => x + (width / 2), _ => x }, y, align, font, paint);
    }

    /// <summary>The text in one line of at most this width.</summary>
    public static string Fit(string text, float width, SKFont font)
    {
        var line = OneLine(text);
        if (font.MeasureText(line) <= width)
        {
            return line;
        }

        var (fits, breaks) = (0, StringInfo.ParseCombiningCharacters(line));
        for (var (low, high) = (0, breaks.Length - 1); low <= high;)
        {
            var middle = (low + high) / 2;
            if (font.MeasureText(line[..breaks[middle]] + Cut) <= width)
            {
                (fits, low) = (breaks[middle], middle + 1);
            }
            else
            {
                high = middle - 1;
            }
        }

        return line[..fits].TrimEnd() + Cut;
    }

    /// <summary>The lines of a paragraph of this width; a word that is wider than a line is cut.</summary>
    public static IEnumerable<string> Wrap(string text, float width, SKFont font)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = string.Empty;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length == 0 || font.MeasureText(longer) <= width)
                {
                    line = longer;
                    continue;
                }

                yield return Fit(line, width, font);
                line = word;
            }

            yield return Fit(line, width, font);
        }
    }

    private static string OneLine(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}

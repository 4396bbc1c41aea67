using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>Content that flows down pages: what does not fit goes on the next. Drawn at the end, when the number of pages is known.</summary>
internal sealed class PdfFlow(PdfPaper paper) : IDisposable
{
    private readonly List<List<Action<SKCanvas>>> _pages = [[]];
    private readonly Dictionary<(float Size, bool Bold), SKFont> _fonts = [];
    private float _y = PdfPaper.Margin;

    public PdfPaper Paper => paper;

    /// <summary>How much of the page is left, in points.</summary>
    public float Left => paper.Bottom - _y;

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
        {
            font.Dispose();
        }
    }

    /// <summary>A font that lives as long as the document.</summary>
    public SKFont Font(float size, bool bold = false)
    {
        if (!_fonts.TryGetValue((size, bold), out var font))
        {
            font = _fonts[(size, bold)] = bold ? PdfFonts.SemiBold(size) : PdfFonts.Regular(size);
        }

        return font;
    }

    public void NewPage()
    {
        _pages.Add([]);
        _y = PdfPaper.Margin + 20;
    }

    /// <summary>Goes on to a new page where less than this is left.</summary>
    public void Need(float height)
    {
        if (Left < height && _pages[^1].Count > 0)
        {
            NewPage();
        }
    }

    public void Space(float height) => _y += height;

    /// <summary>Draws something of a height that stays together.</summary>
    /// <param name="draw">Told where it begins.</param>
    public void Draw(float height, Action<SKCanvas, float> draw)
    {
        Need(height);
        var y = _y;
        _pages[^1].Add(canvas => draw(canvas, y));
        _y += height;
    }

    public void Text(string text, float size, SKColor colour, bool bold = false, float before = 0, float after = 0)
    {
        var font = Font(size, bold);
        Space(before);
        foreach (var line in PdfText.Wrap(text, paper.Inner, font))
        {
            Draw(size * 1.4f, (canvas, y) => PdfText.Draw(canvas, line, PdfPaper.Margin, y + size, paper.Inner, font, colour));
        }

        Space(after);
    }

    public void Rule(float after)
    {
        Draw(1, (canvas, y) =>
        {
            using var line = PdfInk.Line(PdfInk.Rule, 0.75f);
            canvas.DrawLine(PdfPaper.Margin, y, paper.Right, y, line);
        });
        Space(after);
    }

    /// <summary>The document, with head and foot on each page.</summary>
    public byte[] Write(string title, string period, string workspace)
    {
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { Title = $"{title}, {period}", Author = workspace, Producer = "CallInsight", RasterDpi = 150, EncodingQuality = 101 }))
        {
            foreach (var (number, page) in _pages.Index())
            {
                var canvas = document.BeginPage(paper.Width, paper.Height);
                page.ForEach(draw => draw(canvas));
                Frame(canvas, number, title, period, workspace);
                document.EndPage();
            }

            document.Close();
        }

        return file.ToArray();
    }

    private void Frame(SKCanvas canvas, int number, string title, string period, string workspace)
    {
        var (font, half) = (Font(8), paper.Inner / 2);
        if (number > 0)
        {
            PdfText.Draw(canvas, title, PdfPaper.Margin, 32, half - 8, font, PdfInk.Muted);
            PdfText.Draw(canvas, period, PdfPaper.Margin + half, 32, half, font, PdfInk.Muted, SKTextAlign.Right);
        }

        PdfText.Draw(canvas, workspace, PdfPaper.Margin, paper.Height - 26, half - 8, font, PdfInk.Muted);
        PdfText.Draw(canvas, FormattableString.Invariant($"Page {number + 1} of {_pages.Count}"), PdfPaper.Margin + half, paper.Height - 26, half, font, PdfInk.Muted, SKTextAlign.Right);
    }
}

using System.Globalization;
using System.IO.Pipelines;
using CallInsight.Storage.Files;
using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>A table as pages across: as many rows as a page holds, and where its columns are wider than a page, further pages with the
/// first column again. Only the rows of a page are in memory.</summary>
internal sealed class PdfTableFile(string title) : ITableFile
{
    private const float RowHeight = 13;
    private const float Gap = 8;
    private const float WidestColumn = 150;
    private const float Top = PdfPaper.Margin + 22;
    private static readonly PdfPaper Paper = PdfPaper.A4.Landscape;
    private static readonly int RowsOfAPage = (int)((Paper.Bottom - Top) / RowHeight) - 1;

    private readonly SKFont _font = PdfFonts.Regular(7.5f);
    private readonly SKFont _head = PdfFonts.SemiBold(7.5f);
    private readonly SKFont _heading = PdfFonts.SemiBold(13);
    private readonly List<string[]> _page = [];
    private IReadOnlyList<TableColumn> _columns = [];
    private IReadOnlyList<PdfBand>? _bands;
    private SKDocument _document = null!;
    private int _pages;

    public string ContentType => "application/pdf";

    public string Extension => "pdf";

    public ValueTask BeginAsync(IReadOnlyList<TableColumn> columns, PipeWriter output, CancellationToken cancellationToken)
    {
        _columns = columns;
        _document = SKDocument.CreatePdf(new ForwardStream(output), new SKDocumentPdfMetadata { Title = title, Producer = "CallInsight" });
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(object?[] row, CancellationToken cancellationToken)
    {
        _page.Add([.. row.Select(Text)]);
        if (_page.Count == RowsOfAPage)
        {
            DrawPages();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (_page.Count > 0 || _pages == 0)
        {
            DrawPages();
        }

        _document.Close();
        _document.Dispose();
        _font.Dispose();
        _head.Dispose();
        _heading.Dispose();
        return ValueTask.CompletedTask;
    }

    // The first rows decide how wide columns are, so that all pages are alike.
    private void DrawPages()
    {
        _bands ??= PdfBand.Of([.. _columns.Select((c, i) => WidthOf(c, i))], Paper.Inner, Gap);
        foreach (var band in _bands)
        {
            Draw(_document.BeginPage(Paper.Width, Paper.Height), band);
            _document.EndPage();
        }

        _page.Clear();
    }

    private float WidthOf(TableColumn column, int place)
        => Math.Clamp(_page.Select(r => _font.MeasureText(r[place])).Append(_head.MeasureText(column.Name)).Max(), 24, WidestColumn);

    private void Draw(SKCanvas canvas, PdfBand band)
    {
        PdfText.Draw(canvas, title, PdfPaper.Margin, PdfPaper.Margin, Paper.Inner, _heading, PdfInk.Text);
        PdfText.Draw(canvas, string.Create(CultureInfo.InvariantCulture, $"Page {++_pages}"), PdfPaper.Margin, Paper.Height - 24, Paper.Inner, _font, PdfInk.Muted, SKTextAlign.Right);
        using var rule = PdfInk.Line(PdfInk.Rule, 0.5f);
        using var head = PdfInk.Fill(PdfInk.Head);
        canvas.DrawRect(PdfPaper.Margin, Top - 9, Paper.Inner, RowHeight, head);
        foreach (var (column, x, width) in band.Columns)
        {
            PdfText.Draw(canvas, _columns[column].Name, PdfPaper.Margin + x, Top, width, _head, PdfInk.Text, AlignOf(column));
        }

        for (var row = 0; row < _page.Count; row++)
        {
            var y = Top + ((row + 1) * RowHeight);
            canvas.DrawLine(PdfPaper.Margin, y + 4, Paper.Right, y + 4, rule);
            foreach (var (column, x, width) in band.Columns)
            {
                PdfText.Draw(canvas, _page[row][column], PdfPaper.Margin + x, y, width, _font, PdfInk.Text, AlignOf(column));
            }
        }
    }

    private SKTextAlign AlignOf(int column) => _columns[column].Type == typeof(float) || _columns[column].Type == typeof(double) || _columns[column].Type == typeof(decimal) || _columns[column].Type == typeof(long) ? SKTextAlign.Right : SKTextAlign.Left;

    private static string Text(object? cell) => cell switch
    {
        null => "–",
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        float number => number.ToString("0.###", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}

using CallInsight.Contracts.Reports;
using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>A table in a report; where it goes on to another page, its head does too.</summary>
internal static class PdfTable
{
    private const float RowHeight = 15;
    private const float Gap = 10;
    private const float Size = 8;

    public static void Add(PdfFlow flow, ReportTable table)
    {
        var bands = PdfBand.Of(WidthsOf(flow, table), flow.Paper.Inner, Gap);
        foreach (var band in bands)
        {
            flow.Need(3 * RowHeight);
            Head(flow, table, band);
            foreach (var row in table.Rows)
            {
                if (flow.Left < RowHeight)
                {
                    flow.NewPage();
                    Head(flow, table, band);
                }

                Row(flow, row, band);
            }

            flow.Space(6);
        }
    }

    private static void Head(PdfFlow flow, ReportTable table, PdfBand band) => flow.Draw(RowHeight, (canvas, y) =>
    {
        using var shade = PdfInk.Fill(PdfInk.Head);
        canvas.DrawRect(PdfPaper.Margin, y, flow.Paper.Inner, RowHeight, shade);
        foreach (var (column, x, width) in band.Columns)
        {
            PdfText.Draw(canvas, table.Columns[column], PdfPaper.Margin + 4 + x, y + 10.5f, width, flow.Font(Size, bold: true), PdfInk.Text, AlignOf(table, column));
        }
    });

    private static void Row(PdfFlow flow, ReportTableRow row, PdfBand band) => flow.Draw(RowHeight, (canvas, y) =>
    {
        using var rule = PdfInk.Line(PdfInk.Rule, 0.5f);
        canvas.DrawLine(PdfPaper.Margin, y + RowHeight, flow.Paper.Right, y + RowHeight, rule);
        foreach (var (column, x, width) in band.Columns)
        {
            PdfText.Draw(canvas, Text(row.Cells[column]), PdfPaper.Margin + 4 + x, y + 10.5f, width, flow.Font(Size), PdfInk.Text, row.Cells[column].Text is null ? SKTextAlign.Right : SKTextAlign.Left);
        }
    });

    // What is left of the page goes to the columns alike, so that the table is as wide as the text above it.
    private static float[] WidthsOf(PdfFlow flow, ReportTable table)
    {
        var inner = flow.Paper.Inner - 8;
        var widths = table.Columns.Select((name, i) => Math.Clamp(
            table.Rows.Select(r => flow.Font(Size).MeasureText(Text(r.Cells[i]))).Append(flow.Font(Size, bold: true).MeasureText(name)).Max(),
            30, i == 0 ? inner / 2 : inner / 4)).ToArray();
        var spare = inner - widths.Sum() - (Gap * (widths.Length - 1));
        return spare > 0 ? [.. widths.Select(w => w + (spare / widths.Length))] : widths;
    }

    private static SKTextAlign AlignOf(ReportTable table, int column) => table.Rows.Any(r => r.Cells[column].Text is not null) ? SKTextAlign.Left : SKTextAlign.Right;

    private static string Text(ReportCell cell) => cell.Text ?? ReportWords.Figure(cell.Number, cell.Figure ?? ReportFigure.Number);
}

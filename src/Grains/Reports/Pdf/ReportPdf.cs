using CallInsight.Contracts.Reports;
using SkiaSharp;

namespace CallInsight.Grains.Reports.Pdf;

/// <summary>A report as a PDF: drawn, not printed, so that text can be selected and charts stay sharp.</summary>
internal static class ReportPdf
{
    private const float ChartHeight = 150;
    private const float TileHeight = 58;

    public static byte[] Of(ReportDocument document)
    {
        using var flow = new PdfFlow(document.Paper == "letter" ? PdfPaper.Letter : PdfPaper.A4);
        Begin(flow, document);
        foreach (var part in document.Parts)
        {
            Add(flow, part);
        }

        return flow.Write(document.Title, ReportWords.Days(document.From, document.To), document.Workspace);
    }

    private static void Begin(PdfFlow flow, ReportDocument document)
    {
        flow.Text(document.Workspace, 10, PdfInk.Muted, after: 6);
        flow.Text(document.Title, 22, PdfInk.Text, bold: true, after: 6);
        flow.Text($"{ReportWords.Days(document.From, document.To)}  ·  {document.TimeZone}", 11, PdfInk.Text, after: 2);
        flow.Text($"Made on {ReportWords.Moment(document.MadeAt, TimeZoneInfo.FindSystemTimeZoneById(document.TimeZone))}", 9, PdfInk.Muted, after: 10);
        flow.Rule(after: 14);
    }

    private static void Add(PdfFlow flow, ReportPart part)
    {
        if (part.Panel is { } panel)
        {
            Add(flow, panel);
        }
        else if (part.Kind == ReportBlock.Heading)
        {
            // A heading does not stand alone at the foot of a page.
            flow.Need(110);
            flow.Text(part.Text!, 15, PdfInk.Text, bold: true, before: 6, after: 8);
        }
        else
        {
            flow.Text(part.Text!, 10, PdfInk.Text, after: 12);
        }
    }

    private static void Add(PdfFlow flow, ReportPanel panel)
    {
        flow.Need(panel.Chart is null ? 80 : ChartHeight + 60);
        flow.Text(panel.Title, 12, PdfInk.Text, bold: true, after: 3);
        if (panel.Summary is { } summary)
        {
            flow.Text(summary, 9, PdfInk.Muted, after: 6);
        }

        if (panel.Figures.Count > 0)
        {
            KeyFigures(flow, panel.Figures);
        }

        if (panel.Chart is { } chart)
        {
            var height = chart.IsLine ? ChartHeight : PdfBars.HeightOf(chart);
            flow.Draw(height, (canvas, y) =>
            {
                var place = new SKRect(PdfPaper.Margin, y, flow.Paper.Right, y + height);
                if (chart.IsLine)
                {
                    PdfLines.Draw(canvas, place, chart);
                }
                else
                {
                    PdfBars.Draw(canvas, place, chart);
                }
            });
            flow.Space(8);
        }

        if (panel.Table is { } table)
        {
            PdfTable.Add(flow, table);
        }

        flow.Space(18);
    }

    // At most four beside each other.
    private static void KeyFigures(PdfFlow flow, IReadOnlyList<ReportKeyFigure> figures)
    {
        foreach (var line in figures.Chunk(4))
        {
            var width = (flow.Paper.Inner - (3 * 10)) / 4;
            flow.Draw(TileHeight, (canvas, y) =>
            {
                using var frame = PdfInk.Line(PdfInk.Rule, 0.75f);
                using var small = PdfFonts.Regular(8);
                using var change = PdfFonts.Regular(6.5f);
                using var large = PdfFonts.SemiBold(17);
                for (var i = 0; i < line.Length; i++)
                {
                    var x = PdfPaper.Margin + (i * (width + 10));
                    canvas.DrawRoundRect(x, y, width, TileHeight - 6, 4, 4, frame);
                    PdfText.Draw(canvas, line[i].Label, x + 8, y + 14, width - 16, small, PdfInk.Muted);
                    PdfText.Draw(canvas, ReportWords.Figure(line[i].Value, line[i].Figure), x + 8, y + 33, width - 16, large, PdfInk.Text);
                    PdfText.Draw(canvas, line[i].Change ?? string.Empty, x + 8, y + 45, width - 12, change, PdfInk.Muted);
                }
            });
        }
    }
}

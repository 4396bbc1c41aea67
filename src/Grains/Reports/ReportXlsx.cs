using CallInsight.Contracts.Reports;
using CallInsight.Storage.Files;

namespace CallInsight.Grains.Reports;

/// <summary>The tables of a report as a workbook, a sheet each; numbers unrounded.</summary>
internal static class ReportXlsx
{
    public static byte[] Of(ReportDocument document)
    {
        using var file = new MemoryStream();
        using (var book = new XlsxBook(file))
        {
            About(book, document);
            foreach (var panel in document.Parts.Select(p => p.Panel).OfType<ReportPanel>())
            {
                Add(book, panel);
            }
        }

        return file.ToArray();
    }

    private static void About(XlsxBook book, ReportDocument document)
    {
        book.BeginSheet("About", [new TableColumn("What", typeof(string)), new TableColumn("Which", typeof(string))]);
        foreach (var (what, which) in new[]
        {
            ("Report", document.Title), ("Workspace", document.Workspace), ("From", ReportAxis.Key(document.From)), ("To", ReportAxis.Key(document.To)), ("Time zone", document.TimeZone),
            ("Made at (UTC)", document.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)),
        })
        {
            book.Add([what, which]);
        }
    }

    private static void Add(XlsxBook book, ReportPanel panel)
    {
        if (panel.Figures.Count > 0)
        {
            book.BeginSheet(panel.Title, [new TableColumn("Figure", typeof(string)), new TableColumn("Value", typeof(double)), new TableColumn("Change", typeof(string))]);
            foreach (var figure in panel.Figures)
            {
                book.Add([figure.Label, figure.Value, figure.Change]);
            }
        }
        else if (panel.Table is { } table)
        {
            book.BeginSheet(panel.Title, [.. table.Columns.Select(c => new TableColumn(c, typeof(string)))]);
            foreach (var row in table.Rows)
            {
                book.Add([.. row.Cells.Select(c => c.Text ?? (object?)c.Number)]);
            }
        }
    }
}

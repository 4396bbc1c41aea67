using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CallInsight.Storage.Files;

/// <summary>A workbook that is written forward, sheet by sheet and row by row, so that nothing of it stays in memory. Texts are texts: no cell is a formula.</summary>
public sealed class XlsxBook(Stream output) : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a sheet holds, its head included.</summary>
    public const int MostRows = 1_048_576;

    private const int LongestText = 32_767;
    private const int LongestName = 31;
    private readonly ZipArchive _archive = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly ArrayBufferWriter<byte> _row = new(4_096);
    private readonly List<string> _sheets = [];
    private Stream? _sheet;

    /// <summary>Rows of the present sheet, its head included.</summary>
    public int RowsOfTheSheet { get; private set; }

    /// <summary>Ends the sheet before and begins another, with a head that stays in view.</summary>
    /// <param name="name">Cut to what a sheet may be called, and made different from the others.</param>
    public void BeginSheet(string name, IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        EndSheet();
        _sheets.Add(NameOf(name));
        _sheet = _archive.CreateEntry(FormattableString.Invariant($"xl/worksheets/sheet{_sheets.Count}.xml"), CompressionLevel.Fastest).Open();
        Put("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        if (columns.Count > 0)
        {
            Put("<cols>" + string.Concat(columns.Select((c, i) => FormattableString.Invariant($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Width(c)}\" customWidth=\"1\"/>"))) + "</cols>");
        }

        Put("<sheetData>");
        RowsOfTheSheet = 0;
        Write([.. columns.Select(c => (object?)c.Name)], " s=\"2\"");
    }

    /// <param name="row">A value for each column; null is an empty cell.</param>
    public void Add(object?[] row) => Write(row, string.Empty);

    /// <summary>Ends the workbook; what it is written to stays open.</summary>
    public void Dispose()
    {
        EndSheet();
        Part("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{Each(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>""");
        Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{Each(n => $"<sheet name=\"{Escaped(_sheets[n - 1])}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Each(n => $"<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")}<Relationship Id="rId{_sheets.Count + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>""");
        _archive.Dispose();
    }

    private void EndSheet()
    {
        if (_sheet is not null)
        {
            Put("</sheetData></worksheet>");
            _sheet.Dispose();
            _sheet = null;
        }
    }

    private void Write(object?[] row, string style)
    {
        RowsOfTheSheet++;
        _row.ResetWrittenCount();
        _row.Write("<row>"u8);
        foreach (var cell in row)
        {
            Write(cell, style);
        }

        _row.Write("</row>"u8);
        _sheet!.Write(_row.WrittenSpan);
    }

    private void Write(object? cell, string style)
    {
        switch (cell)
        {
            case null or double.NaN or float.NaN:
                _row.Write("<c/>"u8);
                break;
            case DateTime at:
                Append(string.Create(CultureInfo.InvariantCulture, $"<c s=\"1\"><v>{at.ToOADate():R}</v></c>"));
                break;
            case float or double or decimal or long or int:
                _row.Write("<c><v>"u8);
                ((IUtf8SpanFormattable)cell).TryFormat(_row.GetSpan(64), out var written, default, CultureInfo.InvariantCulture);
                _row.Advance(written);
                _row.Write("</v></c>"u8);
                break;
            default:
                var text = Convert.ToString(cell, CultureInfo.InvariantCulture)!;
                Append($"<c t=\"inlineStr\"{style}><is><t xml:space=\"preserve\">{Escaped(text.Length > LongestText ? text[..LongestText] : text)}</t></is></c>");
                break;
        }
    }

    private string NameOf(string name)
    {
        // No sheet may have these signs in its name, or be called as another one.
        var allowed = string.Concat(name.Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c)).Trim();
        var cut = allowed.Length == 0 ? "Sheet" : allowed[..Math.Min(LongestName, allowed.Length)];
        for (var n = 2; _sheets.Contains(cut, StringComparer.OrdinalIgnoreCase); n++)
        {
            var end = FormattableString.Invariant($" {n}");
            cut = allowed[..Math.Min(LongestName - end.Length, allowed.Length)] + end;
        }

        return cut;
    }

    private static string Width(TableColumn column)
        => Math.Clamp(column.Type == typeof(Guid) ? 38 : column.Type == typeof(DateTime) ? 20 : column.Name.Length + 3, 10, 60).ToString(CultureInfo.InvariantCulture);

    private string Each(Func<int, string> part) => string.Concat(Enumerable.Range(1, _sheets.Count).Select(part));

    private void Part(string name, string xml)
    {
        using var part = _archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml));
    }

    private void Put(string xml) => _sheet!.Write(Encoding.UTF8.GetBytes(xml));

    private void Append(string xml) => Encoding.UTF8.GetBytes(xml, _row);

    /// <summary>A text as XML has it; what no XML may hold is left out.</summary>
    private static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0 && text.AsSpan().IndexOfAny("&<>\"") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                (< ' ' and not ('\t' or '\n' or '\r')) or 0xFFFE or 0xFFFF => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}

using System.Globalization;

namespace CallInsight.Web.Shared;

/// <summary>Cells of CSV files (RFC 4180): numbers unrounded and with a point, whatever the culture; what is not known is empty.</summary>
internal static class CsvCell
{
    public static string Of(double? value) => value is { } known && double.IsFinite(known) ? known.ToString("R", CultureInfo.InvariantCulture) : "";

    public static string Of(string text)
    {
        // A spreadsheet would run what begins like a formula; names come from outside.
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A file of lines of cells.</summary>
    public static string File(IEnumerable<IEnumerable<string>> rows) => string.Concat(rows.Select(row => string.Join(',', row) + "\r\n"));
}

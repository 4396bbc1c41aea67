using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace CallInsight.Storage.Files;

/// <summary>CSV (RFC 4180) with a head line; what is unknown is empty.</summary>
public sealed class CsvFile : ITableFile
{
    // Longer than any number or time is written.
    private const int LongestNumber = 64;
    private PipeWriter _output = null!;

    public string ContentType => "text/csv; charset=utf-8";

    public string Extension => "csv";

    public ValueTask BeginAsync(IReadOnlyList<TableColumn> columns, PipeWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _output = output;
        WriteLine([.. columns.Select(c => (object?)c.Name)]);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(object?[] row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        WriteLine(row);
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private void WriteLine(object?[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                _output.Write(","u8);
            }

            Write(cells[i]);
        }

        _output.Write("\r\n"u8);
    }

    private void Write(object? cell)
    {
        switch (cell)
        {
            case null:
                break;
            case string text:
                Encoding.UTF8.GetBytes(Quoted(text), _output);
                break;
            case DateTime at:
                Encoding.UTF8.GetBytes(at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture), _output);
                break;
            case IUtf8SpanFormattable number when number.TryFormat(_output.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture):
                _output.Advance(written);
                break;
            default:
                Encoding.UTF8.GetBytes(Convert.ToString(cell, CultureInfo.InvariantCulture)!, _output);
                break;
        }
    }

    private static string Quoted(string text)
    {
        // A spreadsheet would run what begins like a formula; texts come from outside.
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

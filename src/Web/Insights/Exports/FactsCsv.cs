using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace CallInsight.Web.Insights.Exports;

/// <summary>CSV (RFC 4180) with a head line; what is unknown is empty.</summary>
internal sealed class FactsCsv : IFactsFile
{
    private PipeWriter _output = null!;

    public string ContentType => "text/csv; charset=utf-8";

    public string Name => "facts.csv";

    public ValueTask BeginAsync(IReadOnlyList<FactColumn> columns, PipeWriter output, CancellationToken cancellationToken)
    {
        _output = output;
        WriteLine(columns.Select(c => (object?)c.Name));
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(object?[] row, CancellationToken cancellationToken)
    {
        WriteLine(row);
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private void WriteLine(IEnumerable<object?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                _output.Write(","u8);
            }

            first = false;
            Encoding.UTF8.GetBytes(Text(cell), _output);
        }

        _output.Write("\r\n"u8);
    }

    private static string Text(object? cell) => cell switch
    {
        null => string.Empty,
        string text => Quoted(text),
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text)
    {
        // A spreadsheet would run what begins like a formula; texts come from outside.
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;

namespace CallInsight.Storage.Files;

/// <summary>One JSON object a line; what is unknown is null.</summary>
public sealed class JsonLinesFile : ITableFile
{
    private PipeWriter _output = null!;
    private IReadOnlyList<TableColumn> _columns = [];

    public string ContentType => "application/x-ndjson; charset=utf-8";

    public string Extension => "jsonl";

    public ValueTask BeginAsync(IReadOnlyList<TableColumn> columns, PipeWriter output, CancellationToken cancellationToken)
    {
        (_columns, _output) = (columns, output);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(object?[] row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        using (var json = new Utf8JsonWriter(_output))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(_columns[i].Name);
                WriteValue(json, row[i]);
            }

            json.WriteEndObject();
        }

        _output.Write("\n"u8);
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static void WriteValue(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal amount:
                json.WriteNumberValue(amount);
                break;
            case DateTime at:
                json.WriteStringValue(at);
                break;
            default:
                json.WriteStringValue(Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
        }
    }
}

using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Npgsql;

namespace CallInsight.Web.Insights;

/// <summary>Streams the rows of numbers as they are stored: what any figure can be checked from.</summary>
internal sealed class FactsExport(ReaderDatabase database, TenantKeys keys)
{
    private const int FlushAbove = 64 * 1024;
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    public async Task WriteCsvAsync(HttpContext http)
    {
        Begin(http, "text/csv; charset=utf-8", "facts.csv");
        var output = http.Response.BodyWriter;
        await EachAsync(http, columns => WriteLine(output, columns.Select(c => (object?)c)), row => WriteLine(output, row));
    }

    public async Task WriteJsonLinesAsync(HttpContext http)
    {
        Begin(http, "application/x-ndjson; charset=utf-8", "facts.jsonl");
        var output = http.Response.BodyWriter;
        IReadOnlyList<string> names = [];
        await EachAsync(http, columns => names = columns, row => WriteObject(output, names, row));
    }

    private static void Begin(HttpContext http, string type, string file)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
    }

    private async Task EachAsync(HttpContext http, Action<IReadOnlyList<string>> head, Action<object?[]> write)
    {
        var tenant = http.RequireTenant().Tenant;
        await using var transaction = await database.OpenAsync(tenant, http.RequestAborted);
        var shape = new FactsExportShape(await TextsAsync(transaction.Connection, tenant, http.RequestAborted));
        head(shape.Columns);
        await using var command = Command(transaction.Connection, tenant, http.Actor());
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        var output = http.Response.BodyWriter;
        while (await reader.ReadAsync(http.RequestAborted))
        {
            write(shape.Row(reader));
            if (output.UnflushedBytes > FlushAbove)
            {
                await output.FlushAsync(http.RequestAborted);
            }
        }

        await output.FlushAsync(http.RequestAborted);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, Guid tenant, Actor actor)
    {
        var scope = CallScope.Of(actor, Permission.Exports, 2);
        var command = new NpgsqlCommand($"select {FactsExportShape.Selected} from call_facts c left join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id where c.tenant_id = $1 and not c.erased and {scope.Sql} order by c.started_at, c.call_id", connection);
        foreach (var argument in scope.Arguments.Prepend(tenant))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }

    private async Task<Dictionary<(string Kind, int Code), string>> TextsAsync(NpgsqlConnection connection, Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        await using var command = new NpgsqlCommand("select kind, code, text from labels where tenant_id = $1 order by kind, code", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new Dictionary<(string, int), string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = reader.GetString(0);
            texts[(kind, reader.GetInt32(1))] = LabelText.Open(key, tenant, kind, reader.GetFieldValue<byte[]>(2));
        }

        return texts;
    }

    private static void WriteLine(PipeWriter output, IEnumerable<object?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                output.Write(","u8);
            }

            first = false;
            WriteCell(output, cell);
        }

        output.Write(LineEnd);
    }

    private static void WriteCell(PipeWriter output, object? cell)
    {
        switch (cell)
        {
            case null:
                break;
            case string text:
                Encoding.UTF8.GetBytes(Quoted(text), output);
                break;
            case DateTime at:
                Encoding.UTF8.GetBytes(at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture), output);
                break;
            case IFormattable number:
                Encoding.UTF8.GetBytes(number.ToString(null, CultureInfo.InvariantCulture), output);
                break;
        }
    }

    private static string Quoted(string text)
    {
        // A spreadsheet would run what begins like a formula; texts come from outside.
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void WriteObject(PipeWriter output, IReadOnlyList<string> names, object?[] cells)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            for (var i = 0; i < cells.Length; i++)
            {
                json.WritePropertyName(names[i]);
                WriteValue(json, cells[i]);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

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

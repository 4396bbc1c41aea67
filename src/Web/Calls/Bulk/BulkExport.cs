using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Storage.Files;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Insights;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>Streams the calls of an export: those that its reader may read at that moment, as that reader sees them. Nothing of it is stored.</summary>
internal sealed class BulkExport(ReaderDatabase database, CallQueries calls, SeeCalls seen)
{
    private const int AtOnce = 200;
    private const int FlushAbove = 64 * 1024;

    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("id", typeof(Guid)), new("title", typeof(string)), new("startedAt", typeof(DateTime)), new("rep", typeof(Guid)), new("status", typeof(string)), new("stage", typeof(string)),
        new("outcome", typeof(string)), new("amount", typeof(decimal)), new("currency", typeof(string)), new("source", typeof(string)), new("direction", typeof(string)), new("language", typeof(string)),
        new("tags", typeof(string)), new("participants", typeof(string)), .. MetricCatalogue.All.Select(m => new TableColumn(m.Key, typeof(float))),
    ];

    public async Task WriteAsync(Visit visit, BulkRow row)
    {
        var isTable = row.Action.Text == "csv";
        var (output, table) = (visit.Http.Response.BodyWriter, new CsvFile());
        visit.Http.Response.ContentType = isTable ? table.ContentType : "application/x-ndjson; charset=utf-8";
        visit.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"calls.{row.Action.Text}\"";
        if (isTable)
        {
            await table.BeginAsync(Columns, output, visit.Aborted);
        }

        await foreach (var call in ReadAsync(visit, row.Id))
        {
            if (isTable)
            {
                await table.AddAsync(Row(call), visit.Aborted);
            }
            else
            {
                await WriteLineAsync(visit, call);
            }

            if (output.UnflushedBytes > FlushAbove)
            {
                await output.FlushAsync(visit.Aborted);
            }
        }

        await output.FlushAsync(visit.Aborted);
    }

    private async IAsyncEnumerable<(CallView View, byte[]? Findings)> ReadAsync(Visit visit, Guid bulk)
    {
        Guid? after = null;
        List<Guid> some;
        do
        {
            some = await database.QueryAsync(
                visit.Tenant,
                "select call_id from bulk_results where tenant_id = $1 and bulk_id = $2 and status = 'done' and ($3::uuid is null or call_id > $3) order by call_id limit $4",
                r => r.GetGuid(0),
                visit.Aborted,
                visit.Tenant, bulk, after, AtOnce);
            foreach (var id in some)
            {
                if (await calls.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is { } call)
                {
                    yield return (call, (await seen.FindingsAsync(visit.Tenant, visit.Actor, id, visit.Aborted)).Findings);
                }
            }

            after = some.Count == 0 ? null : some[^1];
        }
        while (some.Count == AtOnce);
    }

    private static object?[] Row((CallView View, byte[]? Findings) call)
    {
        var (view, metrics) = (call.View, Metrics(call.Findings));
        return
        [
            view.Id, view.Title, view.StartedAt.UtcDateTime, view.Rep, view.Status, view.Details.Stage, view.Outcome.Result, view.Outcome.Amount, view.Outcome.Currency, view.Details.Source, view.Direction, view.Language,
            string.Join(", ", view.Details.Tags ?? []), string.Join(", ", view.Details.Participants.Select(p => p.Name)),
            .. MetricCatalogue.All.Select(m => (object?)(metrics is { } known && known.TryGetProperty(m.Key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null)),
        ];
    }

    private async Task WriteLineAsync(Visit visit, (CallView View, byte[]? Findings) call)
    {
        var transcript = await seen.TranscriptAsync(visit.Tenant, visit.Actor, call.View.Id, visit.Aborted);
        using (var json = new Utf8JsonWriter(visit.Http.Response.BodyWriter))
        {
            json.WriteStartObject();
            json.WritePropertyName("call");
            JsonSerializer.Serialize(json, call.View.ForApi(), JsonSerializerOptions.Web);
            json.WritePropertyName("metrics");
            if (Metrics(call.Findings) is { } metrics)
            {
                metrics.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WritePropertyName("transcript");
            if (transcript is null)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteRawValue(TranscriptWriter.Json(transcript));
            }

            json.WriteEndObject();
        }

        await visit.Http.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), visit.Aborted);
    }

    private static JsonElement? Metrics(byte[]? findings)
        => findings is not null && JsonSerializer.Deserialize<JsonElement>(findings).TryGetProperty("metrics", out var metrics) ? metrics : null;
}

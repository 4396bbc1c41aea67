using System.Text.Json;
using System.Threading.Channels;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Calls;

/// <summary>Many calls in one request. The answer is NDJSON in the order of the request: what is good is kept, the rest is refused with its reason.</summary>
internal static class CallBatch
{
    private const int AtOnce = 16;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task RunAsync(HttpContext http, IGrainFactory grains, CallIds ids, ImportMemory memory)
    {
        switch (http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant())
        {
            case "application/zip" or "application/x-zip-compressed":
                await TakeArchiveAsync(http, grains, ids, memory);
                break;
            case "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/json" or "text/plain":
                await TakeAsync(http, grains, ids, BatchLines.ReadAsync(http.Request.BodyReader, memory, http.RequireTenant().Tenant, http.RequestAborted));
                break;
            default:
                throw new BadHttpRequestException("Send application/x-ndjson, one call a line, or application/zip.", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static async Task TakeArchiveAsync(HttpContext http, IGrainFactory grains, CallIds ids, ImportMemory memory)
    {
        var opened = await CallArchive.OpenAsync(memory, http.RequireTenant().Tenant, http.Request.Body, http.RequestAborted);
        if (opened.Refusal is { } refusal)
        {
            if (refusal.Kind == RefusalKind.RateLimit)
            {
                http.Response.Headers.RetryAfter = "5";
            }

            await Problems.Of(refusal).ExecuteAsync(http);
            return;
        }

        using var archive = opened.Value;
        await TakeAsync(http, grains, ids, archive.ReadAsync(http.RequestAborted));
    }

    private static async Task TakeAsync(HttpContext http, IGrainFactory grains, CallIds ids, IAsyncEnumerable<BatchItem> items)
    {
        http.Response.ContentType = "application/x-ndjson";
        var results = Channel.CreateBounded<Task<BatchResult>>(AtOnce);
        var writing = WriteAsync(http, results.Reader);
        try
        {
            await foreach (var item in items)
            {
                await results.Writer.WriteAsync(RegisterAsync(http, grains, ids, item), http.RequestAborted);
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // The source cannot be read any further: what came before keeps its results, and the last line says so.
            await results.Writer.WriteAsync(Task.FromResult(BatchResult.Broken("The rest cannot be read: it is cut off, encrypted or damaged. Send it again.")), http.RequestAborted);
        }
        finally
        {
            results.Writer.TryComplete();
            await writing;
        }
    }

    private static async Task WriteAsync(HttpContext http, ChannelReader<Task<BatchResult>> results)
    {
        await foreach (var result in results.ReadAllAsync(http.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, await result, Json, http.RequestAborted);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        }
    }

    private static async Task<BatchResult> RegisterAsync(HttpContext http, IGrainFactory grains, CallIds ids, BatchItem item)
    {
        using var memory = item.Memory;
        if (item.Request.Refusal is { } unread)
        {
            return BatchResult.Refused(item, unread);
        }

        try
        {
            var result = await CallsEndpoints.KeepAsync(http, grains, ids, item.Request.Value, http.Request.Query["replace"] == "true", null);
            return result.Refusal is { } refusal
                ? BatchResult.Refused(item, refusal)
                : new BatchResult(item.Line, item.File, true, result.Value.Call, result.Value.Status, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One call must not take the others' results with it.
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("CallInsight.Web.Calls.CallBatch").LogWarning("A call of a batch failed with {Fault}.", e.GetType().Name);
            return BatchResult.Refused(item, new Refusal("service.unavailable", RefusalKind.Conflict, "A part of the service is being replaced. Send this one again: with an externalId nothing is done twice."));
        }
    }
}

/// <param name="Line">Line of the NDJSON, from 1; null for a file of a ZIP.</param>
/// <param name="File">The file's name in the ZIP.</param>
/// <param name="Memory">Given back once the call is stored.</param>
internal sealed record BatchItem(int? Line, string? File, Result<CallRequest> Request, IDisposable? Memory = null);

internal sealed record BatchResult(int? Line, string? File, bool Accepted, Guid? Id, string? Status, BatchError? Error)
{
    public static BatchResult Broken(string message)
        => new(null, null, false, null, null, new BatchError(StatusCodes.Status422UnprocessableEntity, "batch.broken", message, null, null));

    public static BatchResult Refused(BatchItem item, Refusal refusal)
        => new(item.Line, item.File, false, null, null, new BatchError(Problems.Status(refusal.Kind), refusal.Code, refusal.Message, refusal.Line, refusal.Fields));
}

/// <param name="Line">Line of the transcript, where there is one.</param>
internal sealed record BatchError(int Status, string Code, string Message, int? Line, IReadOnlyDictionary<string, string>? Errors);

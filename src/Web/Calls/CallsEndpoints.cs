using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Search;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.Net.Http.Headers;

namespace CallInsight.Web.Calls;

/// <summary>Calls over the API.</summary>
internal static class CallsEndpoints
{
    private const int AtOnce = 8;

    public static IServiceCollection AddCallsDoor(this IServiceCollection services)
        => services.AddSingleton<CallIds>().AddSingleton(_ => new ImportMemory()).AddSingleton<CallQueries>().AddSingleton<SeeCalls>().AddSingleton<Reanalysis.ReanalysisQueries>().AddSingleton<CallListQuery>().AddSingleton<SaidInCalls>().AddSingleton<WalkCalls>().AddSingleton<FindSnippets>().AddSingleton<Import.ImportFiles>().AddSingleton<Bulk.BulkQueries>().AddSingleton<Bulk.StartBulkWork>().AddSingleton<Bulk.BulkExport>();

    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapCustomFields();
        var api = routes.MapGroup("/api/v1").WithTags("Calls");
        api.MapPost("/calls", RegisterAsync).Requires(Permission.CallsWrite).WithIdempotency().WithName("registerCall")
            .WithSummary("Takes a call: its transcript is read at once and analysed in the background.")
            .Accepts<CallBody>("application/json", "multipart/form-data")
            .Produces<CallAccepted>(StatusCodes.Status202Accepted).Produces<CallAccepted>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/calls/batch", CallBatch.RunAsync).Requires(Permission.CallsWrite).WithName("registerCalls")
            .WithSummary("Takes many calls, as NDJSON or a ZIP of files: one result a line, the good ones are kept. It takes no Idempotency-Key: a repeated line is the same call where it has an externalId.").ProducesProblem(415).ProducesProblem(422).ProducesProblem(429);
        api.MapGet("/calls", ListAsync).Requires(Permission.CallsRead).WithName("listCalls").WithSummary("Calls, newest first, filtered and searched.")
            .WithQuery(("q", "Words and \"phrases\" of the transcript, title or participants; -word leaves calls out; said-by:rep, said-by:customer, speaker:name, topic:key, from:day, to:day. A page of a search over common words may hold fewer than limit and still have a nextCursor."), ("from", "Started at or after."), ("to", "Started before."), ("rep", "A member's id."), ("team", "A team's id."), ("stage", "As given."), ("outcome", "won, lost or open."), ("status", "received, analysing, ready or failed."), ("source", "As given."), ("participant", "A participant's e-mail."), ("tag", "As given."), ("direction", "inbound or outbound."), ("language", "As found, e.g. en."), ("without", "Fields that are not known, with commas between them: rep, team, stage, source, direction, language, customFields.{key}."), ("customFields.{key}", "The value that a custom field has."), ("topic", "The key of a topic that was mentioned, or several with commas: then all of them."), ("sort", "startedAt, duration, questions, longestMonologue, patience, a metric's key, or relevance (with q: at most 500 that match among the newest 3,000); - before it for descending."), ("limit", "1 to 200; 50."), ("cursor", "nextCursor of the page before."))
            .Produces<Page<CallItem>>().ProducesProblem(400);
        api.MapGet("/calls/{id:guid}", GetAsync).Requires(Permission.CallsRead).WithName("getCall").WithSummary("A call with its status and import report.").Produces<CallShape>().ProducesProblem(404);
        api.MapGet("/calls/{id:guid}/transcript", TranscriptAsync).Requires(Permission.CallsRead).WithName("getTranscript").WithSummary("The transcript as JSON, WebVTT, SRT or text (format: json, vtt, srt, txt).").ProducesProblem(404);
        api.MapGet("/calls/{id:guid}/analysis", AnalysisAsync).Requires(Permission.CallsRead).WithName("getAnalysis").WithSummary("The findings of a call, as docs/metrics.md describes them.").ProducesProblem(404).ProducesProblem(409);
        api.MapPatch("/calls/{id:guid}", ChangeAsync).Requires(Permission.CallsWrite).WithName("changeCall").WithSummary("Changes title, stage, outcome, tags, custom fields or speakers, who can be named, merged and split; figures follow at once. If-Match takes the call's ETag.").Accepts<ChangeBody>("application/json").Produces<CallChanged>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412);
        api.MapPost("/calls/speakers", SpeakersOfManyAsync).Requires(Permission.CallsWrite).WithIdempotency().WithName("changeSpeakers").WithSummary("Names, merges and splits speakers of many calls; each is changed or refused by itself, and its figures follow at once.").Accepts<ChangeSpeakersBody>("application/json").Produces<SpeakersChanged>().ProducesProblem(400);
        api.MapDelete("/calls/{id:guid}", EraseAsync).Requires(Permission.CallsDelete).WithName("eraseCall").WithSummary("Removes a call and all that was derived from it. If-Match takes the call's ETag.").Produces(204).ProducesProblem(404).ProducesProblem(412);
        api.MapPost("/analysis", AnalyseAsync).Requires(Permission.CallsWrite).WithName("analyse").WithSummary("Findings of a transcript; nothing is stored, so that it needs no Idempotency-Key.").Accepts<CallBody>("application/json", "multipart/form-data");
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, IGrainFactory grains, CallIds ids)
    {
        var read = await CallBodyReader.ReadAsync(http);
        return read.Ok
            ? Answer(await KeepAsync(http, grains, ids, read.Value, http.Request.Query["replace"] == "true", IdempotencyFilter.OperationOf(http)))
            : Problems.Of(read.Refusal!);
    }

    /// <summary>Registers one call, from whatever door it came.</summary>
    internal static async Task<Result<CallReceipt>> KeepAsync(HttpContext http, IGrainFactory grains, CallIds ids, CallRequest request, bool replace, string? operation)
    {
        var tenant = http.RequireTenant().Tenant;
        var id = await ids.OfAsync(tenant, request.ExternalId, operation, http.RequestAborted);
        return await grains.Call(tenant, id).Register(request.Command(http.Actor(), replace));
    }

    private static IResult Answer(Result<CallReceipt> result)
    {
        if (result.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var receipt = result.Value;
        return Results.Json(new CallAccepted(receipt.Call, receipt.Status), statusCode: receipt.Existed ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> AnalyseAsync(HttpContext http, IGrainFactory grains)
    {
        var read = await CallBodyReader.ReadAsync(http);
        if (!read.Ok)
        {
            return Problems.Of(read.Refusal!);
        }

        var request = read.Value;
        var findings = await grains.Analysis(http.RequireTenant().Tenant).Analyse(new AnalyseTranscript(request.StartedAt, request.Participants, request.Transcript!, request.Masking, request.Language));
        return findings.Ok ? Results.Bytes(findings.Value, "application/json; charset=utf-8") : Problems.Of(findings.Refusal!);
    }

    private static async Task<IResult> ListAsync(HttpContext http, CallListQuery list)
    {
        var filter = CallFilter.Read(http.Request.Query);
        if (!filter.Ok)
        {
            return Problems.Of(filter.Refusal!);
        }

        var page = await list.RunAsync(http.RequireTenant().Tenant, http.Actor(), filter.Value, http.RequestAborted);
        return page.Ok ? Results.Json(page.Value) : Problems.Of(page.Refusal!);
    }

    private static async Task<IResult> GetAsync(Guid id, HttpContext http, CallQueries calls)
    {
        if (await calls.FindAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted) is not { } call)
        {
            return Problems.Of(CallRefusals.NotFound);
        }

        var tag = new EntityTagHeaderValue($"\"{call.Tag}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        http.Response.GetTypedHeaders().ETag = tag;
        return Results.Json((TextAccess.IsMasked(http.Actor()) ? HideNames.Of(call) with { Report = FiguresAlone.OfReport(call.Report) } : call).ForApi());
    }

    private static async Task<IResult> TranscriptAsync(Guid id, string? format, HttpContext http, SeeCalls calls)
    {
        if (!TranscriptWriter.Formats.Contains(format ?? "json"))
        {
            return Problems.Of(CommonRefusals.Invalid("call.invalid", ("format", "The format is json, vtt, srt or txt.")));
        }

        var transcript = await calls.TranscriptAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted);
        return transcript is null ? Problems.Of(CallRefusals.NotFound) : TranscriptWriter.Write(transcript, format ?? "json");
    }

    private static async Task<IResult> AnalysisAsync(Guid id, HttpContext http, SeeCalls calls)
    {
        var (found, findings) = await calls.FindingsAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted);
        if (!found)
        {
            return Problems.Of(CallRefusals.NotFound);
        }

        return findings is null ? Problems.Of(CallRefusals.NotReady) : Results.Bytes(findings, "application/json; charset=utf-8");
    }

    private static async Task<IResult> ChangeAsync(Guid id, HttpContext http, IGrainFactory grains)
    {
        var read = await ChangeCallReader.ReadAsync(http);
        if (!read.Ok)
        {
            return Problems.Of(read.Refusal!);
        }

        var changed = await grains.Call(http.RequireTenant().Tenant, id).Change(read.Value);
        if (!changed.Ok)
        {
            return Problems.Of(changed.Refusal!);
        }

        http.Response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{changed.Value.Tag}\"");
        return Results.Json(new CallChanged(id, changed.Value.Version));
    }

    private static async Task<IResult> SpeakersOfManyAsync(HttpContext http, IGrainFactory grains)
    {
        var read = await ChangeCallReader.ReadManyAsync(http);
        if (!read.Ok)
        {
            return Problems.Of(read.Refusal!);
        }

        var (tenant, results) = (http.RequireTenant().Tenant, new SpeakersResult[read.Value.Calls.Count]);
        await Parallel.ForAsync(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = http.RequestAborted }, async (i, _) =>
        {
            results[i] = await ChangeSpeakersAsync(grains.Call(tenant, read.Value.Calls[i]), read.Value.Calls[i], read.Value.Change);
        });
        return Results.Json(new SpeakersChanged(results));
    }

    // What fails for one call must not hide what was done to the others.
    private static async Task<SpeakersResult> ChangeSpeakersAsync(ICallGrain call, Guid id, ChangeCall change)
    {
        try
        {
            var changed = await call.Change(change);
            return changed.Ok
                ? new SpeakersResult(id, "changed", changed.Value.Version, null, null, null)
                : new SpeakersResult(id, "refused", null, changed.Refusal!.Code, changed.Refusal.Message, changed.Refusal.Fields);
        }
        catch (Exception e) when (Failures.IsUnavailable(e))
        {
            return new SpeakersResult(id, "unknown", null, "service.unavailable", "A part of the service was being replaced: this call may be changed or not. Look at its speakers before you repeat.", null);
        }
    }

    private static async Task<IResult> EraseAsync(Guid id, HttpContext http, IGrainFactory grains)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var tags = ChangeCallReader.IfMatch(http, faults);
        if (faults.Count > 0)
        {
            return Problems.Of(CallRefusals.Invalid(faults));
        }

        var erased = await grains.Call(http.RequireTenant().Tenant, id).Erase(new EraseCall(http.Actor(), tags));
        return erased.Ok ? Results.NoContent() : Problems.Of(erased.Refusal!);
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;
using Microsoft.Net.Http.Headers;

namespace CallInsight.Web.Reports.Exports;

/// <summary>Exports over the API, and what their page fetches.</summary>
internal static class ExportsEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/exports").WithTags("Exports");
        api.MapPost("", StartAsync).Requires(Permission.Exports).WithIdempotency().WithName("startExport").Accepts<StartExportBody>("application/json").Produces<ExportBody>(StatusCodes.Status202Accepted).ProducesProblem(400)
            .WithSummary("Writes a table, or all of the workspace, to a file in the background: CSV, XLSX, JSON lines, Parquet or PDF.");
        api.MapGet("", ListAsync).Requires(Permission.Exports).WithName("listExports").WithQuery(("limit", "1 to 200; 50."), ("cursor", "nextCursor of the page before.")).Produces<Page<ExportBody>>().WithSummary("One's own exports, the newest first.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.Exports).WithName("getExport").Produces<ExportBody>().ProducesProblem(404).WithSummary("How far an export is.");
        api.MapGet("/{id:guid}/file", FileAsync).Requires(Permission.Exports).WithName("getExportFile").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("The file, for a day, to who asked for it alone. Range and If-Range resume it where it was broken off.");
        api.MapDelete("/{id:guid}", DeleteAsync).Requires(Permission.Exports).WithName("deleteExport").Produces(204).ProducesProblem(404).WithSummary("Removes an export with its file, also while it is written.");
        routes.MapGet("/exports/{id:guid}/file", FileAsync).Requires(Permission.Exports).ExcludeFromDescription();
        routes.MapGet("/exports/status", StatusAsync).Requires(Permission.Exports).ExcludeFromDescription();
    }

    private static async Task<IResult> StartAsync(Visit visit, ExportQueries exports, IGrainFactory grains, OperationIds ids, TimeProvider time)
    {
        var read = await ExportBodyReader.ReadAsync(visit.Http, visit.Http.Caller()?.Session?.Preferences.TimeZone ?? "UTC");
        if (!read.Ok)
        {
            return Problems.Of(read.Refusal!);
        }

        var id = await ids.OfAsync(visit.Tenant, "export", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var started = await grains.Export(visit.Tenant, id).Start(new StartExport(visit.Actor, read.Value));
        return started.Ok
            ? Results.Json(ExportBody.Of((await exports.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted))!, time.GetUtcNow()), statusCode: StatusCodes.Status202Accepted)
            : Problems.Of(started.Refusal!);
    }

    private static async Task<IResult> ListAsync(Visit visit, ExportQueries exports, TimeProvider time)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await exports.ListAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, r => ExportBody.Of(r, time.GetUtcNow())));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, ExportQueries exports, TimeProvider time)
        => await exports.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is { } row ? Results.Ok(ExportBody.Of(row, time.GetUtcNow())) : Problems.Of(ExportRefusals.NotFound);

    private static async Task<IResult> FileAsync(Guid id, Visit visit, ExportQueries exports, IGrainFactory grains)
    {
        var taken = await grains.Export(visit.Tenant, id).Take(new ActOnExport(visit.Actor));
        if (!taken.Ok)
        {
            return Problems.Of(taken.Refusal!);
        }

        return await exports.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is { Status: "ready" } row
            ? Results.Stream(await exports.OpenAsync(visit.Tenant, row, visit.Aborted), row.ContentType, row.FileName, row.EndedAt, new EntityTagHeaderValue($"\"{row.Writer:N}\""), enableRangeProcessing: true)
            : Problems.Of(ExportRefusals.NotFound);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Visit visit, IGrainFactory grains)
        => (await grains.Export(visit.Tenant, id).Delete(new ActOnExport(visit.Actor))).Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();

    private static async Task<IResult> StatusAsync(Visit visit, ExportQueries exports)
        => Results.Json(new ExportProgress(ExportWords.Progress(await exports.ListAsync(visit.Tenant, visit.Actor, null, ExportWords.Shown, visit.Aborted))));

    private sealed record ExportProgress(string Status);
}

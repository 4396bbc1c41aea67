using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Members;
using CallInsight.Web.Reports.Exports;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Reports;

/// <summary>Reports over the API, and what their pages fetch.</summary>
internal static class ReportsEndpoints
{
    public static IServiceCollection AddReportsDoor(this IServiceCollection services)
        => services.AddSingleton<ExportQueries>().AddSingleton<ReportQueries>().AddSingleton<ReportTiles>().AddSingleton<ReportContentReader>().AddSingleton<ReadReportForm>();

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapExports();
        var api = routes.MapGroup("/api/v1/reports").WithTags("Reports");
        api.MapGet("", ListAsync).Requires(Permission.Exports).WithName("listReports").WithQuery(("limit", "1 to 200; 50."), ("cursor", "nextCursor of the page before.")).Produces<Page<ReportShape>>().WithSummary("Reports that one finds, the newest first.");
        api.MapPost("", MakeAsync).Requires(Permission.Exports).WithIdempotency().WithName("makeReport").Accepts<ReportContentBody>("application/json").Produces<ReportShape>(StatusCodes.Status201Created).ProducesProblem(400)
            .WithSummary("Makes a report of texts and figures, with a schedule if it has one.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.Exports).WithName("getReport").Produces<ReportShape>().ProducesProblem(404).WithSummary("A report.");
        api.MapPut("/{id:guid}", ChangeAsync).Requires(Permission.Exports).WithName("changeReport").Accepts<ReportContentBody>("application/json").Produces<ReportShape>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412)
            .WithSummary("Replaces a report's content. If-Match takes its ETag.");
        api.MapDelete("/{id:guid}", DeleteAsync).Requires(Permission.Exports).WithName("deleteReport").Produces(204).ProducesProblem(404).WithSummary("Removes a report with its runs.");
        api.MapPost("/{id:guid}/runs", RunAsync).Requires(Permission.Exports).WithIdempotency().WithName("runReport").Accepts<RunReportBody>("application/json").Produces<ReportRunBody>(StatusCodes.Status202Accepted).ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Makes PDF and XLSX of a report in the background, and mails it where deliver says so.");
        api.MapGet("/{id:guid}/runs", RunsAsync).Requires(Permission.Exports).WithName("listReportRuns").WithQuery(("limit", "1 to 200; 50."), ("cursor", "nextCursor of the page before.")).Produces<Page<ReportRunBody>>().ProducesProblem(404)
            .WithSummary("The runs of a report, the last one first, with whom each went to.");
        api.MapGet("/{id:guid}/runs/{run}/file", FileAsync).Requires(Permission.Exports).WithName("getReportFile").WithQuery(("format", "pdf or xlsx; pdf.")).ProducesProblem(404).WithSummary("A file of a run, by its number or id.");
        routes.MapGet("/reports/{id:guid}/runs/{run}/file", FileAsync).Requires(Permission.Exports).ExcludeFromDescription();
        routes.MapGet("/reports/{id:guid}/status", StatusAsync).Requires(Permission.Exports).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(Visit visit, ReportQueries reports)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        return page.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Ok(page.Value.Of(await reports.ListAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted), r => r.Id, ReportShape.Of));
    }

    private static async Task<IResult> MakeAsync(Visit visit, ReportContentReader reader, ReportQueries reports, IGrainFactory grains, OperationIds ids)
    {
        var content = await reader.ReadAsync(visit);
        if (!content.Ok)
        {
            return Problems.Of(content.Refusal!);
        }

        var id = await ids.OfAsync(visit.Tenant, "report", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var made = await grains.Report(visit.Tenant, id).Make(new MakeReport(visit.Actor, content.Value));
        return made.Ok ? Results.Created($"/api/v1/reports/{id}", ReportShape.Of((await reports.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted))!)) : Problems.Of(made.Refusal!);
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, ReportQueries reports)
    {
        if (await reports.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } row)
        {
            return Problems.Of(ReportRefusals.NotFound);
        }

        visit.Http.Response.Headers.ETag = FormattableString.Invariant($"\"{row.Version}\"");
        return Results.Ok(ReportShape.Of(row));
    }

    private static async Task<IResult> ChangeAsync(Guid id, Visit visit, ReportContentReader reader, ReportQueries reports, IGrainFactory grains)
    {
        if (await reports.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is null)
        {
            return Problems.Of(ReportRefusals.NotFound);
        }

        var content = await reader.ReadAsync(visit);
        if (!content.Ok)
        {
            return Problems.Of(content.Refusal!);
        }

        var matched = visit.Http.Request.Headers.IfMatch.ToString().Trim('"');
        int? version = matched.Length == 0 || matched == "*" ? null : int.TryParse(matched, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : -1;
        var changed = await grains.Report(visit.Tenant, id).Change(new ChangeReport(visit.Actor, version, content.Value));
        return changed.Ok ? await GetAsync(id, visit, reports) : Problems.Of(changed.Refusal!);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Visit visit, IGrainFactory grains)
        => (await grains.Report(visit.Tenant, id).Delete(new ActOnReport(visit.Actor))).Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();

    private static async Task<IResult> RunAsync(Guid id, Visit visit, ReportQueries reports, IGrainFactory grains, OperationIds ids)
    {
        RunReportBody? body;
        try
        {
            body = visit.Http.Request.ContentLength is 0 or null && !visit.Http.Request.HasJsonContentType() ? null : await visit.Http.Request.ReadFromJsonAsync<RunReportBody>(visit.Aborted);
        }
        catch (JsonException e)
        {
            return Problems.Of(CallBodyReader.NotJson(e, "body"));
        }

        var run = await ids.OfAsync(visit.Tenant, "reportRun", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var begun = await grains.Report(visit.Tenant, id).Run(new RunReport(visit.Actor, run, body?.From, body?.To, body?.Deliver ?? false));
        return begun.Ok
            ? Results.Json(ReportRunBody.Of(id, (await reports.RunsAsync(visit.Tenant, id, null, 200, visit.Aborted)).Single(r => r.Number == begun.Value)), statusCode: StatusCodes.Status202Accepted)
            : Problems.Of(begun.Refusal!);
    }

    private static async Task<IResult> RunsAsync(Guid id, Visit visit, ReportQueries reports, IGrainFactory grains)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return await grains.Report(visit.Tenant, id).GetAccess(new ActOnReport(visit.Actor)) is { Ok: true, Value.MaySeeRuns: true }
            ? Results.Ok(page.Value.Of(await reports.RunsAsync(visit.Tenant, id, page.Value.After, page.Value.Limit + 1, visit.Aborted), r => r.Id, r => ReportRunBody.Of(id, r)))
            : Problems.Of(ReportRefusals.NotFound);
    }

    private static async Task<IResult> FileAsync(Guid id, string run, Visit visit, ReportQueries reports, IGrainFactory grains, string? format)
    {
        if ((format ?? "pdf") is not ("pdf" or "xlsx"))
        {
            return Problems.Of(CommonRefusals.Invalid("query.invalid", ("format", "Give pdf or xlsx.")));
        }

        var wanted = format ?? "pdf";
        if (await reports.NumberAsync(visit.Tenant, id, run, visit.Aborted) is not { } number || !(await grains.Report(visit.Tenant, id).Take(new TakeReport(visit.Actor, number, wanted))).Ok
            || await reports.FileAsync(visit.Tenant, id, number, wanted, visit.Aborted) is not { } file)
        {
            return Problems.Of(ReportRefusals.NotFound);
        }

        var type = wanted == "pdf" ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return Results.File(file, type, FormattableString.Invariant($"report-{number}.{wanted}"));
    }

    private static async Task<IResult> StatusAsync(Guid id, Visit visit, ReportQueries reports, IGrainFactory grains)
        => await grains.Report(visit.Tenant, id).GetAccess(new ActOnReport(visit.Actor)) is { Ok: true, Value.MaySeeRuns: true }
            ? Results.Json(new ReportProgress(ReportPageWords.Progress(await reports.RunsAsync(visit.Tenant, id, null, ReportPageWords.ShownRuns, visit.Aborted))))
            : Results.NotFound();

    private sealed record ReportProgress(string Status);
}

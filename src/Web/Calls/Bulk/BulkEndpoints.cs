using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>Bulk work over the API, and what its pages fetch.</summary>
internal static class BulkEndpoints
{
    private static readonly string[] Statuses = ["waiting", "done", "unchanged", "refused", "undoRefused"];

    public static void MapBulk(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/bulk").WithTags("Bulk work");
        api.MapPost("", StartAsync).Requires(Permission.CallsBulk).WithIdempotency().WithName("startBulk").Accepts<StartBulkBody>("application/json").Produces<BulkBody>(StatusCodes.Status202Accepted).ProducesProblem(400)
            .WithSummary("Does one thing with many calls in the background: tag, untag, stage, outcome, reanalyse, move, export or delete. Each call has a result of its own.");
        api.MapGet("", ListAsync).Requires(Permission.CallsBulk).WithName("listBulk").Produces<Page<BulkBody>>().WithSummary("Bulk work, the newest first: one's own, or everybody's for who may do it with every call.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.CallsBulk).WithName("getBulk").Produces<BulkBody>().ProducesProblem(404).WithSummary("How far bulk work is.");
        api.MapGet("/{id:guid}/results", ResultsAsync).Requires(Permission.CallsBulk).WithName("listBulkResults").WithQuery(("status", "waiting, done, unchanged, refused, or undoRefused for those that were changed since."), ("limit", "1 to 200; 50."), ("cursor", "nextCursor of the page before."))
            .Produces<Page<BulkResultBody>>().ProducesProblem(400).ProducesProblem(404).WithSummary("What became of each call.");
        api.MapPost("/{id:guid}/undo", UndoAsync).Requires(Permission.CallsBulk).WithIdempotency().WithName("undoBulk").Produces<BulkBody>(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Takes back tags, stage, outcome or rep, call by call; a call that was changed since stays as it is.");
        api.MapGet("/{id:guid}/file", FileAsync).Requires(Permission.CallsBulk).WithName("getBulkFile").ProducesProblem(404).WithSummary("The file of an export, until it expires: the calls of it that the caller may read now.");
        routes.MapGet("/bulk/{id:guid}/file", FileAsync).Requires(Permission.CallsBulk).ExcludeFromDescription();
        routes.MapGet("/bulk/{id:guid}/status", StatusAsync).Requires(Permission.CallsBulk).ExcludeFromDescription();
    }

    private static async Task<IResult> StartAsync(Visit visit, BulkQueries bulk, StartBulkWork start, OperationIds ids, TimeProvider time)
    {
        var read = await BulkBodyReader.ReadAsync(visit.Http);
        if (!read.Ok)
        {
            return Problems.Of(read.Refusal!);
        }

        var id = await ids.OfAsync(visit.Tenant, "bulk", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var started = await start.RunAsync(visit.Tenant, visit.Actor, id, read.Value, null, visit.Aborted);
        return started.Ok
            ? Results.Json(BulkBody.Of((await bulk.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted))!, time.GetUtcNow()), statusCode: StatusCodes.Status202Accepted)
            : Problems.Of(started.Refusal!);
    }

    private static async Task<IResult> ListAsync(Visit visit, BulkQueries bulk, TimeProvider time)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await bulk.ListAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, r => BulkBody.Of(r, time.GetUtcNow())));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, BulkQueries bulk, TimeProvider time)
        => await bulk.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is { } row ? Results.Ok(BulkBody.Of(row, time.GetUtcNow())) : Problems.Of(BulkRefusals.NotFound);

    private static async Task<IResult> ResultsAsync(Guid id, Visit visit, BulkQueries bulk)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var status = visit.Http.Request.Query["status"].ToString() is { Length: > 0 } given ? given : null;
        if (status is not null && !Statuses.Contains(status, StringComparer.Ordinal))
        {
            return Problems.Of(CommonRefusals.Invalid("query.invalid", ("status", $"Give one of {string.Join(", ", Statuses)}.")));
        }

        if (await bulk.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is null)
        {
            return Problems.Of(BulkRefusals.NotFound);
        }

        var rows = await bulk.ResultsAsync(visit.Tenant, visit.Actor, id, status, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Call, BulkResultBody.Of));
    }

    private static async Task<IResult> UndoAsync(Guid id, Visit visit, BulkQueries bulk, IGrainFactory grains, TimeProvider time)
    {
        var undone = await grains.Bulk(visit.Tenant, id).Undo(new ActOnBulk(visit.Actor));
        return undone.Ok
            ? Results.Json(BulkBody.Of((await bulk.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted))!, time.GetUtcNow()), statusCode: StatusCodes.Status202Accepted)
            : Problems.Of(undone.Refusal!);
    }

    private static async Task<IResult> FileAsync(Guid id, Visit visit, BulkQueries bulk, BulkExport export, IGrainFactory grains)
    {
        if (await bulk.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } row || await grains.Bulk(visit.Tenant, id).Fetch(new ActOnBulk(visit.Actor)) is not { Ok: true })
        {
            return Problems.Of(BulkRefusals.NotFound);
        }

        await export.WriteAsync(visit, row);
        return Results.Empty;
    }

    private static async Task<IResult> StatusAsync(Guid id, Visit visit, BulkQueries bulk)
        => await bulk.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is { } row ? Results.Json(new BulkProgress(BulkWords.Progress(row))) : Results.NotFound();

    private sealed record BulkProgress(string Status);
}

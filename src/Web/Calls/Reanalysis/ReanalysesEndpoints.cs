using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls.Reanalysis;

/// <summary>Re-analyses over the API, and the progress that their page asks for.</summary>
internal static class ReanalysesEndpoints
{
    public static void MapReanalyses(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/reanalyses").WithTags("Re-analyses");
        api.MapGet("", ListAsync).Requires(Permission.SettingsRead).WithName("listReanalyses").Produces<Page<ReanalysisBody>>().WithSummary("Re-analyses in the order in which they were begun; without figures.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.SettingsRead).WithName("getReanalysis").Produces<ReanalysisBody>().ProducesProblem(404).WithSummary("A re-analysis: how far it is and, once all calls are tried, each figure before and after, for those who may read every call's figures.");
        api.MapGet("/{id:guid}/calls", CallsAsync).Requires(Permission.SettingsRead).WithName("listReanalysedCalls").WithQuery(("metric", "A metric's key; missing: all."))
            .Produces<IReadOnlyList<CallMoveBody>>().ProducesProblem(400).ProducesProblem(404).WithSummary("At most 50 calls that moved the most, for those who may read every call's figures.");
        api.MapPost("", StartAsync).Requires(Permission.SettingsWrite).WithIdempotency().WithName("startReanalysis").Produces<ReanalysisBody>(StatusCodes.Status202Accepted).ProducesProblem(409)
            .WithSummary("Tries the present rules and settings on all calls that others analysed. Nothing changes until it is accepted.");
        api.MapPost("/{id:guid}/accept", AcceptAsync).Requires(Permission.SettingsWrite).WithIdempotency().WithName("acceptReanalysis").Produces<ReanalysisBody>(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Replaces the older findings by those that were tried, in the background.");
        api.MapPost("/{id:guid}/discard", DiscardAsync).Requires(Permission.SettingsWrite).WithIdempotency().WithName("discardReanalysis").Produces<ReanalysisBody>().ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Leaves all findings as they are.");
        routes.MapGet("/settings/analysis/status", StatusAsync).Requires(Permission.SettingsRead).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(Visit visit, ReanalysisQueries reanalyses)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await reanalyses.ListAfterAsync(visit.Tenant, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, row => ReanalysisBody.Of(row, null, null)));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, ReanalysisQueries reanalyses, IGrainFactory grains)
        => await BodyAsync(id, visit, reanalyses, grains) is { } body ? Results.Ok(body) : Problems.Of(ReanalysisRefusals.NotFound);

    private static async Task<IResult> CallsAsync(Guid id, string? metric, Visit visit, ReanalysisQueries reanalyses)
    {
        if (!visit.MayAll(Permission.InsightsRead))
        {
            return Problems.Of(CommonRefusals.Forbidden);
        }

        if (await reanalyses.FindAsync(visit.Tenant, id, visit.Aborted) is null)
        {
            return Problems.Of(ReanalysisRefusals.NotFound);
        }

        return await reanalyses.CallsAsync(visit.Tenant, id, metric, visit.Aborted) is { } calls
            ? Results.Ok(calls.Select(CallMoveBody.Of).ToList())
            : Problems.Of(CommonRefusals.Invalid("query.invalid", ("metric", $"There is no metric \"{metric}\".")));
    }

    private static async Task<IResult> StartAsync(Visit visit, ReanalysisQueries reanalyses, IGrainFactory grains, OperationIds ids)
    {
        var id = await ids.OfAsync(visit.Tenant, "reanalysis", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var started = await grains.Reanalysis(visit.Tenant).Start(new StartReanalysis(visit.Actor, id));
        return started.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(await BodyAsync(started.Value, visit, reanalyses, grains), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> AcceptAsync(Guid id, Visit visit, ReanalysisQueries reanalyses, IGrainFactory grains)
    {
        var accepted = await grains.Reanalysis(visit.Tenant).Accept(new DecideReanalysis(visit.Actor, id));
        return accepted.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(await BodyAsync(id, visit, reanalyses, grains), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> DiscardAsync(Guid id, Visit visit, ReanalysisQueries reanalyses, IGrainFactory grains)
    {
        var discarded = await grains.Reanalysis(visit.Tenant).Discard(new DecideReanalysis(visit.Actor, id));
        return discarded.Refusal is { } refusal ? Problems.Of(refusal) : await GetAsync(id, visit, reanalyses, grains);
    }

    // It changes with every hundredth, so that the page shows itself anew.
    private static async Task<IResult> StatusAsync(Visit visit, ReanalysisQueries reanalyses)
        => await reanalyses.LastAsync(visit.Tenant, visit.Aborted) is { } last ? Results.Json(new ReanalysisProgress(ReanalysisProgress.Of(last))) : Results.NotFound();

    private static async Task<ReanalysisBody?> BodyAsync(Guid id, Visit visit, ReanalysisQueries reanalyses, IGrainFactory grains)
    {
        if (await reanalyses.FindAsync(visit.Tenant, id, visit.Aborted) is not { } row)
        {
            return null;
        }

        var versions = await grains.Reanalysis(visit.Tenant).GetVersions(row.Origins[0].RulesVersion);
        var shows = row.HasFigures && visit.MayAll(Permission.InsightsRead);
        return ReanalysisBody.Of(row, row.ChangesOf(versions), shows ? await reanalyses.MovesAsync(visit.Tenant, row, visit.Aborted) : null);
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>Dashboards over the API.</summary>
internal static class DashboardsEndpoints
{
    public static void MapDashboards(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/dashboards").WithTags("Views and dashboards");
        api.MapGet("", ListAsync).Requires(Permission.InsightsRead).WithName("listDashboards").Produces<Page<DashboardBody>>().WithSummary("Dashboards that are one's own or shared with one.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.InsightsRead).WithName("getDashboard").Produces<DashboardBody>().ProducesProblem(404).WithSummary("A dashboard; its ETag goes into If-Match of a change.");
        api.MapPost("", MakeAsync).Requires(Permission.InsightsRead).WithIdempotency().WithName("makeDashboard").Produces<DashboardBody>(StatusCodes.Status201Created).ProducesProblem(400).WithSummary("Makes a dashboard of saved views. Takes a personal key.");
        api.MapPut("/{id:guid}", ChangeAsync).Requires(Permission.InsightsRead).WithName("changeDashboard").Produces<DashboardBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).WithSummary("Changes name, sharing and tiles of a dashboard.");
        api.MapDelete("/{id:guid}", DeleteAsync).Requires(Permission.InsightsRead).WithName("deleteDashboard").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).ProducesProblem(412).WithSummary("Deletes a dashboard; its views stay.");
    }

    private static async Task<IResult> ListAsync(Visit visit, SavedViewQueries views)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await views.DashboardsAfterAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        var bodies = new Dictionary<Guid, DashboardBody>();
        foreach (var row in rows)
        {
            bodies[row.Id] = DashboardBody.Of(row, await views.TilesAsync(visit.Tenant, visit.Actor, row.Id, visit.Aborted));
        }

        return Results.Ok(page.Value.Of(rows, r => r.Id, r => bodies[r.Id]));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, SavedViewQueries views) => await AnswerAsync(id, visit, views, StatusCodes.Status200OK);

    private static async Task<IResult> MakeAsync(DashboardRequest request, Visit visit, IGrainFactory grains, SavedViewQueries views, OperationIds ids)
    {
        var sharing = await SharingBody.ReadAsync(request.Sharing, views, visit.Tenant, "dashboard.invalid", visit.Aborted);
        if (!sharing.Ok)
        {
            return Problems.Of(sharing.Refusal!);
        }

        var id = await ids.OfAsync(visit.Tenant, "dashboard", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var made = await grains.Dashboards(visit.Tenant).Make(new MakeDashboard(visit.Actor, request.Name ?? string.Empty, sharing.Value, id, request.Tiles ?? []));
        return made.Refusal is { } refusal ? Problems.Of(refusal) : await AnswerAsync(made.Value, visit, views, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Guid id, DashboardRequest request, Visit visit, IGrainFactory grains, SavedViewQueries views)
    {
        if (await views.DashboardAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } before)
        {
            return Problems.Of(DashboardRefusals.NotFound);
        }

        var sharing = await SharingBody.ReadAsync(request.Sharing, views, visit.Tenant, "dashboard.invalid", visit.Aborted);
        if ((sharing.Refusal ?? (VersionTags.Asked(visit.Http)?.Contains(before.Version) == false ? DashboardRefusals.Changed : null)) is { } refused)
        {
            return Problems.Of(refused);
        }

        var changed = await grains.Dashboards(visit.Tenant).Change(new ChangeDashboard(visit.Actor, id, before.Version, request.Name ?? string.Empty, sharing.Value, request.Tiles));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await AnswerAsync(id, visit, views, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var deleted = await grains.Dashboards(visit.Tenant).Delete(new DeleteDashboard(visit.Actor, id, VersionTags.Asked(visit.Http)));
        return deleted.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }

    private static async Task<IResult> AnswerAsync(Guid id, Visit visit, SavedViewQueries views, int status)
    {
        if (await views.DashboardAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } row)
        {
            return Problems.Of(DashboardRefusals.NotFound);
        }

        VersionTags.Write(visit.Http, row.Version);
        return Results.Json(DashboardBody.Of(row, await views.TilesAsync(visit.Tenant, visit.Actor, id, visit.Aborted)), statusCode: status);
    }
}

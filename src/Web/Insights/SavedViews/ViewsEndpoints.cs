using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>Saved views over the API.</summary>
internal static class ViewsEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/views").WithTags("Views and dashboards");
        api.MapGet("", ListAsync).Requires(Permission.InsightsRead).WithName("listViews").Produces<Page<ViewBody>>().WithSummary("Saved views that are one's own or shared with one.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.InsightsRead).WithName("getView").Produces<ViewBody>().ProducesProblem(404).WithSummary("A saved view; its ETag goes into If-Match of a change.");
        api.MapPost("", SaveAsync).Requires(Permission.InsightsRead).WithIdempotency().WithName("saveView").Produces<ViewBody>(StatusCodes.Status201Created).ProducesProblem(400).WithSummary("Saves the state of a page under a name. Takes a personal key.");
        api.MapPut("/{id:guid}", ChangeAsync).Requires(Permission.InsightsRead).WithName("changeView").Produces<ViewBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).WithSummary("Changes name and sharing of a view.");
        api.MapDelete("/{id:guid}", DeleteAsync).Requires(Permission.InsightsRead).WithName("deleteView").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).ProducesProblem(412).WithSummary("Deletes a view; it leaves every dashboard.");
    }

    private static async Task<IResult> ListAsync(Visit visit, SavedViewQueries views)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await views.ViewsAfterAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, ViewBody.Of));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, SavedViewQueries views) => await AnswerAsync(id, visit, views, StatusCodes.Status200OK);

    private static async Task<IResult> SaveAsync(ViewRequest request, Visit visit, IGrainFactory grains, SavedViewQueries views, OperationIds ids)
    {
        var sharing = await SharingBody.ReadAsync(request.Sharing, views, visit.Tenant, "view.invalid", visit.Aborted);
        if (!sharing.Ok)
        {
            return Problems.Of(sharing.Refusal!);
        }

        var id = await ids.OfAsync(visit.Tenant, "view", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var saved = await grains.SavedViews(visit.Tenant).Save(new SaveView(visit.Actor, request.Page ?? string.Empty, request.Name ?? string.Empty, request.State ?? string.Empty, sharing.Value, id));
        return saved.Refusal is { } refusal ? Problems.Of(refusal) : await AnswerAsync(saved.Value, visit, views, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Guid id, ViewRequest request, Visit visit, IGrainFactory grains, SavedViewQueries views)
    {
        if (await views.ViewAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is null)
        {
            return Problems.Of(SavedViewRefusals.NotFound);
        }

        var sharing = await SharingBody.ReadAsync(request.Sharing, views, visit.Tenant, "view.invalid", visit.Aborted);
        if (!sharing.Ok)
        {
            return Problems.Of(sharing.Refusal!);
        }

        var changed = await grains.SavedViews(visit.Tenant).Change(new ChangeView(visit.Actor, id, request.Name ?? string.Empty, sharing.Value, VersionTags.Asked(visit.Http)));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await AnswerAsync(id, visit, views, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var deleted = await grains.SavedViews(visit.Tenant).Delete(new DeleteView(visit.Actor, id, VersionTags.Asked(visit.Http)));
        return deleted.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }

    private static async Task<IResult> AnswerAsync(Guid id, Visit visit, SavedViewQueries views, int status)
    {
        if (await views.ViewAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } row)
        {
            return Problems.Of(SavedViewRefusals.NotFound);
        }

        VersionTags.Write(visit.Http, row.Version);
        return Results.Json(ViewBody.Of(row), statusCode: status);
    }
}

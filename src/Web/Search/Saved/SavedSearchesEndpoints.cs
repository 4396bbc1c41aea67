using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Insights.SavedViews;
using CallInsight.Web.Integrations;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Search.Saved;

/// <summary>Saved searches over the API.</summary>
internal static class SavedSearchesEndpoints
{
    public static IServiceCollection AddSavedSearchesDoor(this IServiceCollection services) => services.AddSingleton<SavedSearchQueries>();

    public static void MapSavedSearches(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/searches").WithTags("Saved searches");
        api.MapGet("", ListAsync).Requires(Permission.CallsRead).WithName("listSearches").Produces<Page<SavedSearchBody>>().WithSummary("Saved searches that are one's own or shared with one.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.CallsRead).WithName("getSearch").Produces<SavedSearchBody>().ProducesProblem(404).WithSummary("A saved search; its ETag goes into If-Match of a change.");
        api.MapPost("", SaveAsync).Requires(Permission.CallsRead).WithIdempotency().WithName("saveSearch").Produces<SavedSearchBody>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409)
            .WithSummary("Keeps a search: its owner is told of calls that match, at once or daily. Takes a personal key.");
        api.MapPut("/{id:guid}", ChangeAsync).Requires(Permission.CallsRead).WithName("changeSearch").Produces<SavedSearchBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).WithSummary("Changes a saved search; without filter its criteria stay.");
        api.MapDelete("/{id:guid}", DeleteAsync).Requires(Permission.CallsRead).WithName("deleteSearch").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).ProducesProblem(412).WithSummary("Deletes a saved search.");
    }

    private static async Task<IResult> ListAsync(Visit visit, SavedSearchQueries searches)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await searches.ListAfterAsync(visit.Tenant, visit.Actor, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, SavedSearchBody.Of));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, SavedSearchQueries searches) => await AnswerAsync(id, visit, searches, StatusCodes.Status200OK);

    private static async Task<IResult> SaveAsync(SavedSearchRequest request, Visit visit, IGrainFactory grains, SavedSearchQueries searches, SavedViewQueries people, OperationIds ids)
    {
        var criteria = request.Criteria();
        if (!criteria.Ok)
        {
            return Problems.Of(criteria.Refusal!);
        }

        var sharing = await SharingBody.ReadAsync(request.Sharing, people, visit.Tenant, "savedSearch.invalid", visit.Aborted);
        if (!sharing.Ok)
        {
            return Problems.Of(sharing.Refusal!);
        }

        var id = await ids.OfAsync(visit.Tenant, "search", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var saved = await grains.SavedSearches(visit.Tenant).Save(new SaveSearch(visit.Actor, request.Name ?? string.Empty, criteria.Value, sharing.Value, request.Alert ?? SearchAlerts.Off, id));
        return saved.Refusal is { } refusal ? Problems.Of(refusal) : await AnswerAsync(saved.Value, visit, searches, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Guid id, SavedSearchRequest request, Visit visit, IGrainFactory grains, SavedSearchQueries searches, SavedViewQueries people)
    {
        if (await searches.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is null)
        {
            return Problems.Of(SavedSearchRefusals.NotFound);
        }

        var criteria = request.Criteria();
        var sharing = await SharingBody.ReadAsync(request.Sharing, people, visit.Tenant, "savedSearch.invalid", visit.Aborted);
        if ((criteria.Refusal ?? sharing.Refusal) is { } invalid)
        {
            return Problems.Of(invalid);
        }

        var changed = await grains.SavedSearches(visit.Tenant).Change(new ChangeSearch(
            visit.Actor, id, request.Name ?? string.Empty, request.Filter is null ? null : criteria.Value, sharing.Value, request.Alert ?? SearchAlerts.Off, VersionTags.Asked(visit.Http)));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await AnswerAsync(id, visit, searches, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var deleted = await grains.SavedSearches(visit.Tenant).Delete(new DeleteSearch(visit.Actor, id, VersionTags.Asked(visit.Http)));
        return deleted.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }

    private static async Task<IResult> AnswerAsync(Guid id, Visit visit, SavedSearchQueries searches, int status)
    {
        if (await searches.FindAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } row)
        {
            return Problems.Of(SavedSearchRefusals.NotFound);
        }

        VersionTags.Write(visit.Http, row.Version);
        return Results.Json(SavedSearchBody.Of(row), statusCode: status);
    }
}

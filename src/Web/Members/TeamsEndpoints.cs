using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Members;

/// <summary>Teams over the API.</summary>
internal static class TeamsEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/teams").WithTags("Teams");
        api.MapGet("", ListAsync).Requires(Permission.MembersRead).WithName("listTeams").Produces<Page<TeamBody>>().WithSummary("Teams in the order in which they were made.");
        api.MapGet("/{id:guid}", GetAsync).Requires(Permission.MembersRead).WithName("getTeam").Produces<TeamBody>().ProducesProblem(404).WithSummary("A team.");
        api.MapPost("", CreateAsync).Requires(Permission.MembersWrite).WithIdempotency().WithName("createTeam").Produces<TeamBody>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409).WithSummary("Makes a team.");
        api.MapPatch("/{id:guid}", ChangeAsync).Requires(Permission.MembersWrite).WithName("changeTeam").Produces<TeamBody>().ProducesProblem(404).ProducesProblem(409).WithSummary("Changes the name or who leads it.");
        api.MapDelete("/{id:guid}", DeleteAsync).Requires(Permission.MembersWrite).WithName("deleteTeam").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Deletes a team; its members stay, in no team.");
    }

    private static async Task<IResult> ListAsync(Visit visit, TeamQueries teams)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await teams.ListAfterAsync(visit.Tenant, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, TeamBody.Of));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, TeamQueries teams)
        => await teams.FindAsync(visit.Tenant, id, visit.Aborted) is { } row ? Results.Ok(TeamBody.Of(row)) : Problems.Of(TenantRefusals.NoSuchTeam);

    private static async Task<IResult> CreateAsync(TeamRequest request, Visit visit, IGrainFactory grains, TeamQueries teams, OperationIds ids)
    {
        var id = await ids.OfAsync(visit.Tenant, "team", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var created = await grains.Tenant(visit.Tenant).CreateTeam(new CreateTeam(visit.Actor, request.Name ?? string.Empty, request.Leads ?? [], id));
        if (created.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var row = await teams.FindAsync(visit.Tenant, created.Value, visit.Aborted);
        return Results.Json(TeamBody.Of(row!), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Guid id, TeamRequest request, Visit visit, IGrainFactory grains, TeamQueries teams)
    {
        if (await teams.FindAsync(visit.Tenant, id, visit.Aborted) is not { } row)
        {
            return Problems.Of(TenantRefusals.NoSuchTeam);
        }

        var changed = await grains.Tenant(visit.Tenant).ChangeTeam(new ChangeTeam(visit.Actor, id, request.Name ?? row.Name, request.Leads ?? [.. row.Leads.Select(l => l.Id)]));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await GetAsync(id, visit, teams);
    }

    private static async Task<IResult> DeleteAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var deleted = await grains.Tenant(visit.Tenant).DeleteTeam(new DeleteTeam(visit.Actor, id));
        return deleted.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }
}

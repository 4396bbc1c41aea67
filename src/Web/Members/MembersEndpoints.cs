using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Members;

/// <summary>Members over the API.</summary>
internal static class MembersEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Members");
        api.MapGet("/members", ListAsync).Requires(Permission.MembersRead).WithName("listMembers").Produces<Page<MemberBody>>().ProducesProblem(400)
            .WithSummary("Members in the order in which they were added; ?q=&role=&status=&team= filter.");
        api.MapGet("/members/{id:guid}", GetAsync).Requires(Permission.MembersRead).WithName("getMember").Produces<MemberBody>().ProducesProblem(404).WithSummary("A member.");
        api.MapPatch("/members/{id:guid}", ChangeAsync).Requires(Permission.MembersWrite).WithName("changeMember").Accepts<ChangeMemberBody>("application/json").Produces<MemberBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Changes role, team or status. Deactivating ends the member's sessions and keys at once.");
        api.MapPost("/members/{id:guid}/password-link", MakeLinkAsync).Requires(Permission.MembersWrite).WithIdempotency().WithName("makePasswordLink").Produces<LinkBody>(StatusCodes.Status201Created).ProducesProblem(404)
            .WithSummary("A link by which the member sets a password; older links no longer work. Repeated with its Idempotency-Key, the same link while it can be used.");
        api.MapDelete("/members/{id:guid}/sessions", EndSessionsAsync).Requires(Permission.MembersWrite).WithName("endSessions").Produces(StatusCodes.Status204NoContent).ProducesProblem(404)
            .WithSummary("Ends every session of the member.");
        api.MapGet("/roles", () => Results.Ok(new RolesBody([.. Enum.GetValues<Role>().Select(RoleNames.Word)], [.. Enum.GetValues<Permission>().Select(PermissionBody.Of)])))
            .Requires(Permission.MembersRead).WithName("listRoles").Produces<RolesBody>().WithSummary("Who may do what.");
    }

    private static async Task<IResult> ListAsync(Visit visit, MemberQueries members)
    {
        var query = visit.Http.Request.Query;
        var page = ListPage.Read(query);
        var filter = MemberFilterReader.Read(query);
        if ((page.Refusal ?? filter.Refusal) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await members.ListAfterAsync(visit.Tenant, filter.Value, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, MemberBody.Of));
    }

    private static async Task<IResult> GetAsync(Guid id, Visit visit, MemberQueries members)
        => await members.FindAsync(visit.Tenant, id, visit.Aborted) is { } row ? Results.Ok(MemberBody.Of(row)) : Problems.Of(MemberRefusals.NotFound);

    private static async Task<IResult> ChangeAsync(Guid id, Visit visit, IGrainFactory grains, MemberQueries members)
    {
        if (await members.FindAsync(visit.Tenant, id, visit.Aborted) is not { } row)
        {
            return Problems.Of(MemberRefusals.NotFound);
        }

        var change = await MemberChange.ReadAsync(visit.Http.Request, visit.Aborted);
        return (change.Refusal ?? await change.Value.ApplyAsync(grains.Member(visit.Tenant, id), visit.Actor, row)) is { } refusal
            ? Problems.Of(refusal)
            : await GetAsync(id, visit, members);
    }

    private static async Task<IResult> MakeLinkAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var made = await grains.Member(visit.Tenant, id).MakePasswordLink(new MakePasswordLink(visit.Actor, IdempotencyFilter.OperationOf(visit.Http)));
        return made.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(InvitationsEndpoints.Body(visit, made.Value), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> EndSessionsAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var ended = await grains.Member(visit.Tenant, id).EndSessions(new EndSessions(visit.Actor));
        return ended.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Members;

/// <summary>Invitations over the API. Without a mail server the link goes to whoever asked for it.</summary>
internal static class InvitationsEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/invitations").WithTags("Members");
        api.MapGet("", ListAsync).Requires(Permission.MembersRead).WithName("listInvitations").Produces<Page<InvitationBody>>().WithSummary("Who was invited and has not come yet.");
        api.MapPost("", InviteAsync).Requires(Permission.MembersWrite).WithIdempotency(givesSecret: true).WithName("invite").Produces<LinkBody>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409)
            .WithSummary("Adds a member, with a link by which they set a password.");
        api.MapDelete("/{member:guid}", WithdrawAsync).Requires(Permission.MembersWrite).WithName("withdrawInvitation").Produces(StatusCodes.Status204NoContent).ProducesProblem(404)
            .WithSummary("Withdraws an invitation: the person is deactivated before the first sign-in.");
    }

    public static LinkBody Body(Visit visit, LinkMade made) => new(made.Member, made.Kind, visit.Link($"link/{made.Token}"), made.ExpiresAt.ToUniversalTime());

    private static async Task<IResult> ListAsync(Visit visit, MemberQueries members)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await members.ListAfterAsync(visit.Tenant, new MemberFilter(null, null, "invited", null), page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, r => new InvitationBody(r.Id, r.Email, r.Name, RoleNames.Word(r.Role), r.Team, r.CreatedAt.ToUniversalTime())));
    }

    private static async Task<IResult> InviteAsync(InvitationRequest request, Visit visit, IGrainFactory grains, OperationIds ids)
    {
        if (RoleNames.Parse(request.Role ?? "rep") is not { } role)
        {
            return Problems.Of(CommonRefusals.Invalid("member.invalid", ("role", $"The roles are {string.Join(", ", Enum.GetValues<Role>().Select(RoleNames.Word))}.")));
        }

        var email = request.Email ?? string.Empty;
        var member = await ids.OfAsync(visit.Tenant, "member", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var made = await grains.Member(visit.Tenant, member).Invite(new InviteMember(visit.Actor, email, request.Name ?? email.Split('@')[0], role, request.Team));
        return made.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(Body(visit, made.Value), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> WithdrawAsync(Guid member, Visit visit, IGrainFactory grains, MemberQueries members)
    {
        if (await members.FindAsync(visit.Tenant, member, visit.Aborted) is not { Status: "invited" })
        {
            return Problems.Of(MemberRefusals.NotFound);
        }

        var withdrawn = await grains.Member(visit.Tenant, member).Deactivate(new DeactivateMember(visit.Actor));
        return withdrawn.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Coaching;
using CallInsight.Web.Calls;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Coaching;

/// <summary>Comments and shares over the API.</summary>
internal static class CoachingEndpoints
{
    public static IServiceCollection AddCoachingDoor(this IServiceCollection services) => services.AddSingleton<CoachingQueries>();

    public static void MapCoaching(this IEndpointRouteBuilder routes)
    {
        var comments = routes.MapGroup("/api/v1/calls/{id:guid}/comments").WithTags("Comments");
        comments.MapGet("", CommentsAsync).Requires(Permission.CallsDiscuss).WithName("listComments").Produces<Page<CommentBody>>().ProducesProblem(404).WithSummary("The comments of a call in the order in which they were written; all on one page.");
        comments.MapPost("", AddAsync).Requires(Permission.CallsDiscuss).WithIdempotency().WithName("addComment").Produces<CommentAdded>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Comments on a call or a moment of it, or answers. @name tells a member who may read the call. Takes a personal key.");
        comments.MapPatch("/{comment:guid}", ChangeAsync).Requires(Permission.CallsDiscuss).WithName("changeComment").Produces<CommentAdded>().ProducesProblem(400).ProducesProblem(404).WithSummary("Changes one's own comment.");
        comments.MapDelete("/{comment:guid}", RemoveAsync).Requires(Permission.CallsDiscuss).WithName("removeComment").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Deletes one's own comment; owners and admins delete any. Answers to it stay.");
        var shares = routes.MapGroup("/api/v1/calls/{id:guid}/shares").WithTags("Shares");
        shares.MapGet("", SharesAsync).Requires(Permission.CallsRead).WithName("listShares").Produces<Page<ShareBody>>().ProducesProblem(404).WithSummary("With whom a call is shared; all on one page.");
        shares.MapPost("", ShareAsync).Requires(Permission.CallsWrite).WithIdempotency().WithName("shareCall").Produces<ShareMade>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).WithSummary("Lets a member, or whoever is in a team, read a call.");
        shares.MapDelete("/{share:guid}", RevokeAsync).Requires(Permission.CallsWrite).WithName("revokeShare").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Takes a share back.");
    }

    private static async Task<IResult> CommentsAsync(Guid id, Visit visit, CallQueries calls, CoachingQueries coaching)
    {
        if (await calls.StatusAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is null)
        {
            return Problems.Of(CallRefusals.NotFound);
        }

        var comments = await coaching.CommentsAsync(visit.Tenant, visit.Actor, id, visit.Aborted);
        return Results.Ok(new Page<CommentBody>([.. comments.Select(CommentBody.Of)], null));
    }

    private static async Task<IResult> AddAsync(Guid id, CommentRequest request, Visit visit, SeeCalls seen, IGrainFactory grains, OperationIds ids)
    {
        var utterance = request.Utterance;
        if ((utterance ?? request.At) is not null)
        {
            if (await seen.OpenAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } call)
            {
                return Problems.Of(CallRefusals.NotFound);
            }

            utterance ??= CallMoment.At(call, request.At!.Value);
            if (!CallMoment.IsIn(call, utterance))
            {
                return Problems.Of(CoachingRefusals.InvalidComment("utterance", "There is no such utterance in this call."));
            }
        }

        var comment = await ids.OfAsync(visit.Tenant, "comment", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var added = await grains.Coaching(visit.Tenant, id).AddComment(new AddComment(visit.Actor, comment, request.Text ?? string.Empty, utterance, request.Answers));
        return added.Ok ? Results.Json(new CommentAdded(comment, added.Value.OutOfReach), statusCode: StatusCodes.Status201Created) : Problems.Of(added.Refusal!);
    }

    private static async Task<IResult> ChangeAsync(Guid id, Guid comment, CommentTextRequest request, Visit visit, IGrainFactory grains)
    {
        var changed = await grains.Coaching(visit.Tenant, id).ChangeComment(new ChangeComment(visit.Actor, comment, request.Text ?? string.Empty));
        return changed.Ok ? Results.Ok(new CommentAdded(comment, changed.Value.OutOfReach)) : Problems.Of(changed.Refusal!);
    }

    private static async Task<IResult> RemoveAsync(Guid id, Guid comment, Visit visit, IGrainFactory grains)
    {
        var removed = await grains.Coaching(visit.Tenant, id).RemoveComment(new RemoveComment(visit.Actor, comment));
        return removed.Ok ? Results.NoContent() : Problems.Of(removed.Refusal!);
    }

    private static async Task<IResult> SharesAsync(Guid id, Visit visit, CallQueries calls, CoachingQueries coaching)
        => await calls.StatusAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is null
            ? Problems.Of(CallRefusals.NotFound)
            : Results.Ok(new Page<ShareBody>([.. (await coaching.SharesAsync(visit.Tenant, id, visit.Aborted)).Select(ShareBody.Of)], null));

    private static async Task<IResult> ShareAsync(Guid id, ShareRequest request, Visit visit, CallQueries calls, IGrainFactory grains, OperationIds ids)
    {
        if (request.Utterance is { } utterance)
        {
            if (await calls.OpenAsync(visit.Tenant, visit.Actor, id, visit.Aborted) is not { } call)
            {
                return Problems.Of(CallRefusals.NotFound);
            }

            if (!CallMoment.IsIn(call, utterance))
            {
                return Problems.Of(CoachingRefusals.InvalidShare("utterance", "There is no such utterance in this call."));
            }
        }

        var share = await ids.OfAsync(visit.Tenant, "share", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var shared = await grains.Coaching(visit.Tenant, id).Share(new ShareCall(visit.Actor, share, request.Member, request.Team, request.Utterance));
        return shared.Ok ? Results.Json(new ShareMade(shared.Value), statusCode: StatusCodes.Status201Created) : Problems.Of(shared.Refusal!);
    }

    private static async Task<IResult> RevokeAsync(Guid id, Guid share, Visit visit, IGrainFactory grains)
    {
        var revoked = await grains.Coaching(visit.Tenant, id).Revoke(new RevokeShare(visit.Actor, share));
        return revoked.Ok ? Results.NoContent() : Problems.Of(revoked.Refusal!);
    }
}

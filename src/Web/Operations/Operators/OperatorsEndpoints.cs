using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace CallInsight.Web.Operations.Operators;

/// <summary>The way in for operators, and out.</summary>
internal static class OperatorsEndpoints
{
    public static void MapOperators(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/operator/v1/operators", InviteAsync).RequiresOperator().WithName("inviteOperator").WithTags("Operator")
            .WithSummary("Makes a one-time link by which an operator sets a password and one-time codes: the first one, or one who lost theirs.")
            .Produces<InvitedOperator>(StatusCodes.Status201Created).ProducesProblem(400);
        routes.MapPost("/operator/signout", SignOutAsync).RequiresOperatorSession().ExcludeFromDescription();
    }

    private static async Task<IResult> InviteAsync(NewOperatorRequest request, OperatorVisit visit)
    {
        var made = await visit.Operators.Invite(new InviteOperator(null, request.Email ?? string.Empty, request.Name ?? (request.Email ?? string.Empty).Split('@')[0]));
        return made.Ok
            ? Results.Json(new InvitedOperator(made.Value.Account, OperatorVisit.LinkOf(visit.Http.Request, made.Value.Token), made.Value.ExpiresAt), statusCode: StatusCodes.Status201Created)
            : Problems.Of(made.Refusal!);
    }

    private static async Task<IResult> SignOutAsync(OperatorVisit visit, IFormCollection form)
    {
        await visit.Operators.SignOut(visit.Account);
        await visit.Http.SignOutAsync(OperatorCookies.Scheme);
        return Results.LocalRedirect("/operator/signin?bye=1");
    }
}

/// <summary>Body of <c>POST /api/operator/v1/operators</c>.</summary>
internal sealed record NewOperatorRequest(string? Email, string? Name);

/// <param name="SetupUrl">Good once, for a day. It is shown this once.</param>
internal sealed record InvitedOperator(Guid OperatorId, string SetupUrl, DateTimeOffset ExpiresAt);

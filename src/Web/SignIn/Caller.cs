using CallInsight.Contracts;
using CallInsight.Contracts.Members;

namespace CallInsight.Web.SignIn;

/// <summary>Who sends the request, once it is known.</summary>
/// <param name="Session">The member's, where a member is signed in.</param>
internal sealed record Caller(Actor Actor, MemberSession? Session);

internal static class CallerAccess
{
    /// <summary>Who sends the request; null for nobody.</summary>
    public static Caller? Caller(this HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Who acts, where the endpoint serves nobody else.</summary>
    public static Actor Actor(this HttpContext context)
        => context.Caller()?.Actor ?? throw new InvalidOperationException("This endpoint was reached without a caller.");
}

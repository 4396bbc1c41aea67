using System.Globalization;
using System.Security.Claims;
using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CallInsight.Web.Operations.Operators;

/// <summary>Sessions of operators: a cookie of their own that is sent to their pages alone, gone after half an hour without a request and after eight in any case.</summary>
internal static class OperatorCookies
{
    public const string Scheme = "operator";
    public const string Name = "ci-operator";
    public const string Root = "/operator";
    private const string EpochClaim = "ci:epoch";
    private const string BegunClaim = "ci:begun";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public static AuthenticationBuilder AddOperatorCookies(this AuthenticationBuilder authentication) => authentication.AddCookie(Scheme, o =>
    {
        o.Cookie.Name = Name;
        o.Cookie.Path = Root;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Strict;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = Idle;
        o.SlidingExpiration = true;
        o.Events.OnValidatePrincipal = ValidateAsync;
    });

    public static Task SignInAsync(HttpContext http, OperatorSession session)
        => http.SignInAsync(Scheme, PrincipalOf(session, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));

    internal static ClaimsPrincipal PrincipalOf(OperatorSession session, DateTimeOffset begun) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.Account.ToString("N")),
            new Claim(EpochClaim, session.Epoch.ToString(CultureInfo.InvariantCulture)),
            new Claim(BegunClaim, begun.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    /// <summary>Each request asks whether the account is still active and the session not ended.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var (http, principal) = (context.HttpContext, context.Principal);
        CallContext.EnterPlatform();
        if (Guid.TryParseExact(principal?.FindFirstValue(ClaimTypes.NameIdentifier), "N", out var account)
            && long.TryParse(principal.FindFirstValue(BegunClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var begun)
            && http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(begun) + Longest
            && await http.RequestServices.GetRequiredService<IGrainFactory>().Operators().GetSession(account) is { } session
            && principal.FindFirstValue(EpochClaim) == session.Epoch.ToString(CultureInfo.InvariantCulture))
        {
            http.Features.Set(session);
            return;
        }

        context.RejectPrincipal();
    }
}

using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Mvc;

namespace CallInsight.Web.Operations.Announcements;

/// <summary>Putting an announcement away: the browser remembers it, for this workspace.</summary>
internal static class AnnouncementsEndpoints
{
    public const string Cookie = "ci-read";
    private const int MostRemembered = 20;

    public static void MapAnnouncements(this IEndpointRouteBuilder routes) => routes.MapPost("/announcements/dismiss", Dismiss).Public().ExcludeFromDescription();

    /// <summary>Those that this browser has put away.</summary>
    public static IReadOnlySet<string> Dismissed(HttpContext http) => (http.Request.Cookies[Cookie] ?? string.Empty).Split('.', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static IResult Dismiss(HttpContext http, [FromForm] Guid announcement)
    {
        if (http.Tenant() is not { } tenant)
        {
            return Results.NotFound();
        }

        var known = Dismissed(http).Append(announcement.ToString("N")).TakeLast(MostRemembered);
        http.Response.Cookies.Append(Cookie, string.Join('.', known), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = tenant.BasePath.Length > 0 ? tenant.BasePath : "/", IsEssential = true,
        });
        return Results.LocalRedirect(SignInEndpoints.Back(http));
    }
}

using CallInsight.Web.Shared;

namespace CallInsight.Web.SignIn;

/// <summary>The theme of pages before sign-in. A member's own is a preference and wins.</summary>
internal static class ThemeCookie
{
    private const string Name = "ci-theme";

    public static Theme Read(HttpContext context)
        => context.Request.Cookies.TryGetValue(Name, out var name) && Parse(name) is { } theme ? theme : Theme.System;

    public static void Write(HttpContext context, Theme theme)
        => context.Response.Cookies.Append(Name, PortalFrame.NameOf(theme), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/", IsEssential = true,
        });

    /// <summary>The theme of a posted or kept word; null for no theme.</summary>
    public static Theme? Parse(string? name) => name switch
    {
        "system" => Theme.System,
        "light" => Theme.Light,
        "dark" => Theme.Dark,
        _ => null,
    };
}

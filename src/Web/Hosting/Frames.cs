using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Hosting;

/// <summary>What stands around each page, made of who looks and where.</summary>
internal static class Frames
{
    public static IServiceCollection Add(IServiceCollection services)
        => services.AddCascadingValue(s => Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext!));

    /// <summary>Writes numbers and dates as the member prefers. Before the page is rendered, in the request's own flow.</summary>
    public static void UseMemberCulture(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Caller()?.Session is { } session)
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(session.Preferences.Culture);
        }

        return next(context);
    });

    private static PortalFrame Of(HttpContext context)
    {
        if (context.Tenant() is not { } tenant)
        {
            return PortalFrame.Bare with { Theme = ThemeCookie.Read(context) };
        }

        if (context.Caller() is not { Session: { } session } caller)
        {
            return PortalFrame.Bare with { Workspace = tenant.Summary.Name, BasePath = tenant.BasePath, Theme = ThemeCookie.Read(context) };
        }

        var figures = RoleTable.Of(caller.Actor, Permission.InsightsRead) != Reach.None;
        var settings = RoleTable.Of(caller.Actor, Permission.SettingsRead) != Reach.None || RoleTable.Of(caller.Actor, Permission.ApiKeys) != Reach.None;
        return new PortalFrame(
            tenant.Summary.Name,
            tenant.BasePath,
            session.Preferences.Culture,
            Themes(session.Preferences),
            TimeZoneInfo.FindSystemTimeZoneById(session.Preferences.TimeZone),
            NavigationEntry.Standard(tenant.BasePath, figures, settings),
            new FrameMember(session.Name, session.Email ?? string.Empty, session.Role.ToString()));
    }

    private static Theme Themes(MemberPreferences preferences) => preferences.Theme switch
    {
        "light" => Theme.Light,
        "dark" => Theme.Dark,
        _ => Theme.System,
    };
}

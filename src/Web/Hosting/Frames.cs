using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Operations;
using CallInsight.Web.Operations;
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
        // A page that is not there is drawn in the place of one that is, and is no operators' page.
        if (context.GetEndpoint() is { } endpoint && EndpointRules.Of(endpoint)?.Kind == "operatorSession" && context.Features.Get<OperatorSession>() is { } session)
        {
            return PortalFrame.Bare with { Workspace = "Operators", Theme = ThemeCookie.Read(context), Navigation = OperatorPlaces.All, Member = new FrameMember(session.Name, session.Email, "Operator") };
        }

        if (context.Tenant() is not { } tenant)
        {
            return PortalFrame.Bare with { Theme = ThemeCookie.Read(context) };
        }

        if (context.Caller() is not { Session: { } member } caller)
        {
            return PortalFrame.Bare with { Workspace = tenant.Summary.Name, BasePath = tenant.BasePath, Theme = ThemeCookie.Read(context) };
        }

        var figures = RoleTable.Of(caller.Actor, Permission.InsightsRead) != Reach.None;
        var settings = RoleTable.Of(caller.Actor, Permission.SettingsRead) != Reach.None || RoleTable.Of(caller.Actor, Permission.ApiKeys) != Reach.None;
        return new PortalFrame(
            tenant.Summary.Name,
            tenant.BasePath,
            member.Preferences.Culture,
            Themes(member.Preferences),
            TimeZoneInfo.FindSystemTimeZoneById(member.Preferences.TimeZone),
            NavigationEntry.Standard(tenant.BasePath, figures, settings),
            new FrameMember(member.Name, member.Email ?? string.Empty, member.Role.ToString()));
    }

    private static Theme Themes(MemberPreferences preferences) => preferences.Theme switch
    {
        "light" => Theme.Light,
        "dark" => Theme.Dark,
        _ => Theme.System,
    };
}

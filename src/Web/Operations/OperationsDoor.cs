using CallInsight.Web.Operations.Announcements;
using CallInsight.Web.Operations.Operators;
using CallInsight.Web.SignIn;
using Orleans.Dashboard;

namespace CallInsight.Web.Operations;

/// <summary>What operators see and do, and what they tell everybody.</summary>
internal static class OperationsDoor
{
    public static IServiceCollection AddOperationsDoor(this IServiceCollection services) => services
        .AddScoped<OperatorVisit>().AddScoped<OperatorSignIn>()
        .AddSingleton<ClusterQueries>().AddSingleton<TenantsQueries>().AddSingleton<WorkQueries>().AddSingleton<TrailQueries>().AddSingleton<StatementQueries>()
        .AddSingleton<PlatformState>().AddSingleton<AnnouncementBoard>();

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapOperators();
        routes.MapLive();
        routes.MapAnnouncements();

        // It has no sign-in of its own.
        routes.MapOrleansDashboard(OperatorCookies.Root + "/orleans").RequiresOperatorSession().ExcludeFromDescription();
    }
}

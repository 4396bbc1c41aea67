using CallInsight.Contracts;
using CallInsight.Web.Provisioning.Groups;
using CallInsight.Web.Provisioning.Users;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Provisioning;

/// <summary>Provisioning: SCIM itself, and what an admin sees and does about it.</summary>
internal static class ProvisioningDoor
{
    public static IServiceCollection AddProvisioningDoor(this IServiceCollection services)
        => services.AddSingleton<ScimUserQueries>().AddSingleton<ScimGroupQueries>().AddSingleton<ProvisioningQueries>().AddScoped<ScimUsersEndpoints>().AddScoped<ScimGroupsEndpoints>();

    public static void MapProvisioning(this IEndpointRouteBuilder routes)
    {
        var scim = routes.MapGroup("/scim/v2").Requires(Permission.Scim).ExcludeFromDescription().AddEndpointFilter<RouteGroupBuilder, ScimDoor>();
        ScimDiscovery.Map(scim);
        ScimUsersEndpoints.Map(scim);
        ScimGroupsEndpoints.Map(scim);
        routes.MapScimTokens();
    }
}

namespace CallInsight.Web.Tenants;

/// <summary>What Web needs to make and show workspaces.</summary>
internal static class TenantsDoor
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services) => services.AddSingleton<WorkspaceCount>().AddSingleton<WorkspaceAddresses>().AddScoped<WorkspaceSetup>();
}

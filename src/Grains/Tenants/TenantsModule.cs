using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Tenants;

public static class TenantsModule
{
    public static IServiceCollection AddTenants(this IServiceCollection services) => services.AddSingleton<TenantStore>();
}

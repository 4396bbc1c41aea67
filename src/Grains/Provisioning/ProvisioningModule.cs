using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Provisioning;

public static class ProvisioningModule
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services) => services.AddSingleton<ProvisioningStore>().AddSingleton<GroupStore>();
}

using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Demo;

public static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoStore>()
        .AddSingleton<StaffWorkspace>()
        .AddSingleton<LoadWorkspace>();
}

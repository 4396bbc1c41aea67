using CallInsight.Storage.Logins;
using CallInsight.Storage.Usage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Usage;

public static class UsageModule
{
    /// <param name="connections">Asked when the first event is counted.</param>
    public static IServiceCollection AddUsage(this IServiceCollection services, IConfiguration configuration, Func<DatabaseConnections> connections)
    {
        services.AddOptions<UsageOptions>().Bind(configuration.GetSection("CallInsight:Usage"));
        return services
            .AddSingleton(_ => new UsageLog(DataSources.Of("meter", connections().Meter)))
            .AddSingleton<UsageWriter>()
            .AddSingleton<UsageLateness>()
            .AddSingleton<MeterStore>()
            .AddHostedService<UsageWorker>();
    }
}

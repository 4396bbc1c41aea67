using CallInsight.Grains.Operations.Operators;
using CallInsight.Grains.Operations.Outbox;
using CallInsight.Grains.Operations.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OperationsOptions>().Bind(configuration.GetSection("CallInsight:Operations"))
            .Validate(o => o.WantedSilos >= 0, "CallInsight:Operations:WantedSilos must be 0 or more.")
            .Validate(o => o.SampleEvery >= TimeSpan.FromMilliseconds(100), "CallInsight:Operations:SampleEvery must be at least 100 milliseconds.")
            .ValidateOnStart();
        return services
            .AddHostedService<PartitionKeeper>()
            .AddSingleton<OutboxStore>()
            .AddSingleton<Couriers>()
            .AddHostedService<OutboxWorker>()
            .AddHostedService<OutboxKeeper>()
            .AddSingleton<OperatorStore>()
            .AddSingleton<PlatformStore>()
            .AddSingleton<StateGauges>()
            .AddHostedService<StateSampler>();
    }
}

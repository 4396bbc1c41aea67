using Microsoft.Extensions.DependencyInjection;

namespace CallInsight.Grains.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services.AddHostedService<PartitionKeeper>();
}

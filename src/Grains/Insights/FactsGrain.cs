using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Insights;

[GrainType("facts")]
internal sealed class FactsGrain : TenantOwnedGrain, IFactsGrain
{
    public Task Changed(long change) => Task.CompletedTask;
}

using Orleans.Runtime;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class LeavingMemoryTests(SmallInsightsWorld world) : IClassFixture<SmallInsightsWorld>
{
    [Fact]
    public async Task Months_that_have_no_room_leave_memory_and_change_no_figure()
    {
        var tenant = await world.NewTenantAsync(12_000);
        await AgainstSql.CheckAsync(world, tenant, 0, 40);

        var months = (await tenant.QueryAsync("select bucket from fact_buckets where tenant_id = $1", tenant.Id)).Count;
        var kept = (await world.Cluster.Client.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics()).Where(g => g.GrainType.Contains(nameof(CallInsight.Grains.Insights.FactsGrain), StringComparison.Ordinal)).Sum(g => g.ActivationCount);
        Assert.InRange(kept, 1, months - 1);
    }
}

using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class LosingSilosTests(ThreeSilosInsightsWorld world) : IClassFixture<ThreeSilosInsightsWorld>
{
    private const int Rounds = 4;

    [Fact]
    public async Task Random_questions_get_what_plain_sql_gives_while_silos_are_killed_and_started_and_calls_come()
    {
        var tenant = await world.NewTenantAsync(2_000);
        var each = AgainstSql.Questions / 5 / Rounds;
        for (var round = 0; round < Rounds; round++)
        {
            await AgainstSql.CheckAsync(world, tenant, round * each, each / 2);
            await world.Cluster.KillSiloAsync(world.Cluster.Silos[^1]);
            await world.Cluster.StartAdditionalSiloAsync();
            await tenant.AddCallsAsync(100, seed: 0.1 + (round / 10.0));
            await tenant.WinAsync(share: 3);
            await AgainstSql.CheckAsync(world, tenant, (round * each) + (each / 2), each / 2);
        }

        Assert.Equal(3, world.Cluster.Silos.Count);
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using Orleans.Runtime;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class AnsweringAsSqlDoesTests(InsightsWorld world) : IClassFixture<InsightsWorld>
{
    [Fact]
    public async Task Random_questions_get_what_plain_sql_gives_also_after_changes_and_after_a_reload()
    {
        var tenant = await world.NewTenantAsync(3_000);
        await AgainstSql.CheckAsync(world, tenant, 0, AgainstSql.Questions / 2);

        await tenant.AddCallsAsync(400, seed: 0.71);
        await tenant.EraseAsync(share: 7);
        await tenant.WinAsync(share: 9);
        await AgainstSql.CheckAsync(world, tenant, AgainstSql.Questions / 2, AgainstSql.Questions / 4);

        await world.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await AgainstSql.CheckAsync(world, tenant, AgainstSql.Questions * 3 / 4, AgainstSql.Questions / 4);
    }

    [Fact]
    public async Task While_calls_stream_in_no_answer_is_behind_what_was_committed_before_it_was_asked()
    {
        var tenant = await world.NewTenantAsync(500);
        var everything = new InsightsQuery(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "UTC", [new("calls", "count")], [], [], [], null);
        for (var round = 1; round <= 20; round++)
        {
            await tenant.AddCallsAsync(25, seed: round / 50.0);
            var streaming = tenant.AddCallsAsync(25, seed: -round / 50.0);
            var count = (await world.AskAsync(tenant, Actor.System, everything)).Answers[0]["calls.count"].Number(0);
            Assert.InRange(count!.Value, 500 + (round * 50) - 25, 500 + (round * 50));
            await streaming;
        }
    }
}

using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using Orleans.Runtime;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class AnsweringAsSqlDoesTests(InsightsWorld world) : IClassFixture<InsightsWorld>
{
    private const int Questions = 500;

    [Fact]
    public async Task Random_questions_get_what_plain_sql_gives_also_after_changes_and_after_a_reload()
    {
        var tenant = await world.NewTenantAsync(3_000);
        await CheckAsync(tenant, 0, Questions / 2);

        await tenant.AddCallsAsync(400, seed: 0.71);
        await tenant.EraseAsync(share: 7);
        await tenant.WinAsync(share: 9);
        await CheckAsync(tenant, Questions / 2, Questions / 4);

        await world.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await CheckAsync(tenant, Questions * 3 / 4, Questions / 4);
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

    private async Task CheckAsync(FactsTenant tenant, int first, int count)
    {
        await world.AskAsync(tenant, Actor.System, new RandomQuery(tenant, first).Query);
        for (var seed = first; seed < first + count; seed++)
        {
            var question = new RandomQuery(tenant, seed);
            var answer = (await world.AskAtOnceAsync(tenant, Actor.System, question.Query)).Answers[0];
            var rows = await tenant.QueryAsync($"{RandomQuery.With} {question.Sql}", tenant.Id);
            AssertSame(question, answer, rows, $"seed {seed}\n{question.Sql}");
        }
    }

    private static void AssertSame(RandomQuery question, InsightsAnswer answer, List<object?[]> expected, string where)
    {
        Assert.False(answer.Approximate);
        Assert.True(expected.Count == answer.Rows, $"{expected.Count} rows expected, {answer.Rows} given: {where}");
        var keys = question.Query.GroupBy.Count;
        var byKey = expected.ToDictionary(r => string.Join('|', r.Take(keys)));
        for (var row = 0; row < answer.Rows; row++)
        {
            var key = string.Join('|', answer.Columns.Take(keys).Select(c => c.Texts?[row] ?? c.Number(row)?.ToString(CultureInfo.InvariantCulture)));
            Assert.True(byKey.TryGetValue(key, out var numbers), $"No row {key} expected: {where}");
            for (var column = keys; column < answer.Columns.Count; column++)
            {
                var (wanted, given) = (numbers![column] as double?, answer.Columns[column].Number(row));
                Assert.True(Same(wanted, given), $"{answer.Columns[column].Name} of {key}: {wanted:R} expected, {given:R} given: {where}");
            }
        }
    }

    // Sums around 0 lose what their parts had; nothing here is above a million.
    private static bool Same(double? wanted, double? given)
        => wanted is { } a && given is { } b ? Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)) : wanted is null && given is null;
}

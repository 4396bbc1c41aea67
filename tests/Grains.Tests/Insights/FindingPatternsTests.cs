using CallInsight.Analysis.Statistics;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

/// <summary>What the grains say of won and lost calls is what the table's own rows say.</summary>
public sealed class FindingPatternsTests(InsightsWorld world) : IClassFixture<InsightsWorld>
{
    private static readonly DateTimeOffset From = new(2025, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2025, 9, 3, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_figure_is_compared_over_the_rows_of_the_table_also_after_changes()
    {
        var tenant = await world.NewTenantAsync(2_500);
        await CheckAsync(tenant);

        await tenant.AddCallsAsync(300, seed: 0.5);
        await tenant.EraseAsync(share: 5);
        await tenant.WinAsync(share: 8);
        await CheckAsync(tenant);
    }

    [Fact]
    public async Task Calls_that_nobody_owns_are_compared_with_none()
    {
        var tenant = await world.NewTenantAsync(1_000);

        var (within, all) = (await FindAsync(tenant, Actor.System), await FindAsync(tenant, Actor.System, PatternsWithin.Nothing));

        var owned = (long)(await tenant.QueryAsync($"select count(*) from call_facts where tenant_id = $1 and rep_id is not null and {Decided}", tenant.Id))[0][0]!;
        Assert.Equal(owned, Sum(within));
        Assert.Equal(all.Won + all.Lost, Sum(all));
        Assert.True(owned < all.Won + all.Lost);
        static int Sum(PatternsAnswer answer) => answer.Patterns.Where(p => p.Metric == "durationSeconds").Sum(p => p.Won + p.Lost);
    }

    [Fact]
    public async Task Who_sees_its_own_calls_is_told_of_no_team_of_fewer_than_three()
    {
        var tenant = await world.NewTenantAsync(500);
        var rep = new Actor("member", tenant.Members[0], Role.Rep, [], [], tenant.Members[0]);

        var answer = await FindAsync(tenant, rep);

        Assert.Equal((0, 0, 0, 0L), (answer.Patterns.Count, answer.Won, answer.Lost, answer.Decided));
    }

    [Fact]
    public async Task Who_leads_a_team_compares_its_calls_and_those_of_nobody()
    {
        var tenant = await world.NewTenantAsync(1_000);
        var manager = new Actor("member", Guid.CreateVersion7(), Role.Manager, [], [tenant.Teams[0]], null);

        var answer = await FindAsync(tenant, manager);

        var mine = (long)(await tenant.QueryAsync($"select count(*) from call_facts where tenant_id = $1 and (rep_id is null or rep_id = any($2)) and {Decided}", tenant.Id, tenant.Members[..2]))[0][0]!;
        Assert.Equal(mine, answer.Won + answer.Lost);
        Assert.Equal(2, answer.Members);
    }

    [Fact]
    public async Task What_comes_before_what_is_what_plain_sql_counts()
    {
        var tenant = await world.NewTenantAsync(2_000);

        await InsightsWorld.OutliveLookAsync();
        CallContext.Enter(tenant.Id);
        var answer = (await world.Cluster.Client.Insights(tenant.Id).OrderTopics(new AskTopicOrder(Actor.System, From, To, []))).Value;

        var rows = await tenant.QueryAsync(
            $"""
            select a.code, b.code, count(*) from call_facts f
            cross join lateral unnest(f.topic_codes, f.topic_first_minutes) as a(code, minute) cross join lateral unnest(f.topic_codes, f.topic_first_minutes) as b(code, minute)
            where f.tenant_id = $1 and not f.erased and started_at >= '{From:O}' and started_at < '{To:O}' and a.minute <> 'NaN' and b.minute <> 'NaN' and a.minute < b.minute group by 1, 2
            """,
            tenant.Id);
        var before = rows.ToDictionary(r => (Topics[(int)r[0]!], Topics[(int)r[1]!]), r => (long)r[2]!);
        Assert.NotEmpty(answer.Orders);
        Assert.All(answer.Orders, o =>
        {
            var (forth, back) = (before.GetValueOrDefault((o.First, o.Second)), before.GetValueOrDefault((o.Second, o.First)));
            Assert.Equal((forth, forth + back), (o.FirstBefore, o.Calls));
            Assert.True(forth >= back);
            Assert.InRange(o.FirstBefore / (double)o.Calls, o.Low, o.High);
        });
        Assert.Equal(before.Keys.Select(k => string.CompareOrdinal(k.Item1, k.Item2) < 0 ? k : (k.Item2, k.Item1)).Distinct().Count(), answer.Orders.Count);
        var firsts = (long)(await tenant.QueryAsync(
            $"select count(*) from call_facts f cross join lateral unnest(f.topic_codes, f.topic_first_minutes) as a(code, minute) where f.tenant_id = $1 and not erased and started_at >= '{From:O}' and started_at < '{To:O}' and minute <> 'NaN' and duration_seconds > 0", tenant.Id))[0][0]!;
        Assert.Equal(firsts, answer.Topics.Sum(t => t.Tenths.Sum()));
    }

    private static string Decided => $"not erased and outcome in ('won', 'lost') and started_at >= '{From:O}' and started_at < '{To:O}'";

    private static IReadOnlyList<string> Topics => CallInsight.Analysis.Metrics.BuiltInTopics;

    private async Task<PatternsAnswer> FindAsync(FactsTenant tenant, Actor actor, PatternsWithin within = PatternsWithin.Rep)
    {
        await InsightsWorld.OutliveLookAsync();
        CallContext.Enter(tenant.Id);
        return (await world.Cluster.Client.Insights(tenant.Id).FindPatterns(new AskPatterns(actor, From, To, within, []))).Value;
    }

    private async Task CheckAsync(FactsTenant tenant)
    {
        var answer = await FindAsync(tenant, Actor.System);
        Assert.Equal(CallInsight.Analysis.Metrics.All.Count + RandomQuery.OwnMetrics.Count + Topics.Count, answer.Patterns.Count);
        foreach (var (metric, sql) in new[]
        {
            ("talkRatio", "talk_ratio"), ("patienceSeconds", "patience_seconds"), ("questionsRep", "questions_rep"), ("nextStepAgreed", "next_step_agreed"), ("overlapSeconds", "overlap_seconds"),
            ("topic.pricing.mentioned", "case when 0 = any(topic_codes) then 1 when 0 = any(topics_known) then 0 end"),
        })
        {
            var rows = await tenant.QueryAsync($"select rep_id, outcome, ({sql})::real from call_facts where tenant_id = $1 and rep_id is not null and {Decided}", tenant.Id);
            var reps = rows.Select(r => (Guid)r[0]!).Distinct().ToList();
            var strata = Stratum.Of([.. rows.Select(r => reps.IndexOf((Guid)r[0]!))], [.. rows.Select(r => (string)r[1]! == "won")], [.. rows.Select(r => r[2] is float value ? value : float.NaN)]);
            var (test, given) = (RankTest.Of(strata), answer.Patterns.Single(p => p.Metric == metric));

            Assert.Equal((strata.Sum(s => s.Won.Length), strata.Sum(s => s.Lost.Length)), (given.Won, given.Lost));
            if (given.Verdict == "tooFew")
            {
                Assert.Equal("overlapSeconds", metric);
                continue;
            }

            Assert.Equal(test.P, given.P, 1e-9);
            Assert.Equal((1 + test.Delta) / 2, given.MorePairs, 1e-9);
        }
    }
}

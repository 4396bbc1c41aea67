using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class ComparingAnswersTests(InsightsWorld world) : IClassFixture<InsightsWorld>
{
    private static readonly string[] Dates = ["day", "week", "month", "quarter"];

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-30T00:00", "2026-04-06T00:00", "2026-03-22T23:00", "2026-03-29T22:00")]
    [InlineData("Europe/Berlin", "2026-04-01T00:00", "2026-05-01T00:00", "2026-02-28T23:00", "2026-03-31T22:00")]
    [InlineData("Europe/Berlin", "2026-01-01T00:00", "2026-04-01T00:00", "2025-09-30T22:00", "2025-12-31T23:00")]
    [InlineData("America/New_York", "2026-03-09T00:00", "2026-03-10T00:00", "2026-03-08T05:00", "2026-03-09T04:00")]
    [InlineData("America/Santiago", "2025-09-08T00:00", "2025-09-09T00:00", "2025-09-07T04:00", "2025-09-08T03:00")]
    [InlineData("UTC", "2026-03-10T12:00", "2026-03-10T18:00", "2026-03-10T06:00", "2026-03-10T12:00")]
    public void The_period_before_is_as_many_local_days_or_whole_months(string zone, string from, string to, string before, string end)
        => Assert.Equal((Utc(before), Utc(end)), ComparedSpan.Of(Moment(from, zone), Moment(to, zone), TimeZoneInfo.FindSystemTimeZoneById(zone), lastYear: false));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T00:00", "2026-03-31T00:00", "2025-03-28T23:00", "2025-03-30T22:00")]
    [InlineData("UTC", "2024-02-29T00:00", "2024-03-01T00:00", "2023-02-28T00:00", "2023-03-01T00:00")]
    public void The_year_before_has_the_same_local_days(string zone, string from, string to, string before, string end)
        => Assert.Equal((Utc(before), Utc(end)), ComparedSpan.Of(Moment(from, zone), Moment(to, zone), TimeZoneInfo.FindSystemTimeZoneById(zone), lastYear: true));

    [Theory]
    [InlineData(FactsDimension.Day, "2026-02-01", "2026-03-01")]
    [InlineData(FactsDimension.Day, "2026-02-28", "2026-03-28")]
    [InlineData(FactsDimension.Week, "2026-01-26", "2026-02-23")]
    [InlineData(FactsDimension.Week, "2026-02-23", "2026-03-23")]
    [InlineData(FactsDimension.Month, "2026-02-01", "2026-03-01")]
    [InlineData(FactsDimension.Month, "2026-03-01", null)]
    [InlineData(FactsDimension.Quarter, "2026-01-01", "2026-01-01")]
    public void The_nth_part_stands_beside_the_nth(FactsDimension part, string key, string? beside)
    {
        var parts = new MatchParts(Utc("2026-02-01T00:00"), Utc("2026-03-01T00:00"), TimeZoneInfo.Utc, DayOfWeek.Monday, Utc("2026-04-01T00:00"));

        Assert.Equal(beside, parts.Of(part, Day(key))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Random_questions_beside_another_span_get_what_plain_sql_gives_for_both()
    {
        var tenant = await world.NewTenantAsync(1_500);
        await InsightsWorld.OutliveLookAsync();
        var compared = 0;
        for (var seed = 0; seed < 120; seed++)
        {
            var question = new RandomQuery(tenant, seed);
            if (question.Query.GroupBy.Any(Dates.Contains))
            {
                continue;
            }

            var (from, to) = (question.Query.From.AddDays(seed - 60), question.Query.To.AddDays(seed));
            var answer = await OneAsync(tenant, question.Query with { Compare = new InsightsComparison(InsightsComparison.OfSpan, null, from, to) });
            var (now, other) = (await RowsAsync(tenant, question, question.Query.From, question.Query.To), await RowsAsync(tenant, question, from, to));
            Assert.Equal(now.Keys.Union(other.Keys).Order(StringComparer.Ordinal), Enumerable.Range(0, answer.Rows).Select(row => KeyOf(answer, question, row)).Order(StringComparer.Ordinal));
            for (var row = 0; row < answer.Rows; row++)
            {
                foreach (var (i, measure) in question.Query.Measures.Index().Where(m => m.Item.Aggregate != "histogram"))
                {
                    var key = KeyOf(answer, question, row);
                    var name = answer.Columns.Skip(question.Query.GroupBy.Count).Select(c => c.Name).Where(n => !n.EndsWith(".compare", StringComparison.Ordinal) && !n.EndsWith(".change", StringComparison.Ordinal)).ElementAt(i);
                    double? without = measure.Aggregate == "count" ? 0 : null;
                    var (a, b) = (now.TryGetValue(key, out var mine) ? mine[i] : without, other.TryGetValue(key, out var theirs) ? theirs[i] : without);
                    AssertSame(a, answer[name].Number(row), $"{name} of {key}, seed {seed}");
                    AssertSame(b, answer[name + ".compare"].Number(row), $"{name}.compare of {key}, seed {seed}");
                    AssertSame(a - b, answer[name + ".change"].Number(row), $"{name}.change of {key}, seed {seed}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 500, $"Only {compared} figures were compared.");
    }

    [Fact]
    public async Task Months_stand_beside_the_months_before_and_are_ordered_by_their_change()
    {
        var tenant = await world.NewTenantAsync(1_200);
        await InsightsWorld.OutliveLookAsync();
        var query = new InsightsQuery(Utc("2025-05-01T00:00"), Utc("2025-08-01T00:00"), "UTC", [new("calls", "count")], ["month"], [], [new("calls.count.change", true)], 2, Compare: new InsightsComparison(InsightsComparison.PreviousPeriod));

        var answer = await OneAsync(tenant, query);
        var months = (await tenant.QueryAsync("select to_char(date_trunc('month', started_at at time zone 'UTC'), 'MM'), count(*)::float8 from call_facts where tenant_id = $1 and not erased group by 1", tenant.Id)).ToDictionary(r => (string)r[0]!, r => (double)r[1]!, StringComparer.Ordinal);
        var expected = new[] { ("05", "02"), ("06", "03"), ("07", "04") }.Select(m => ($"2025-{m.Item1}-01", (double?)months[m.Item1], (double?)months[m.Item2], (double?)(months[m.Item1] - months[m.Item2]))).OrderByDescending(m => m.Item4).Take(2);

        Assert.Equal(["month", "calls.count", "calls.count.compare", "calls.count.change"], answer.Columns.Select(c => c.Name));
        Assert.Equal(expected, Enumerable.Range(0, answer.Rows).Select(row => (answer.Columns[0].Texts![row]!, answer.Columns[1].Number(row), answer.Columns[2].Number(row), answer.Columns[3].Number(row))));
    }

    [Fact]
    public async Task A_team_stands_beside_all_by_stage_and_beside_no_people()
    {
        var tenant = await world.NewTenantAsync(800);
        await InsightsWorld.OutliveLookAsync();
        var query = new InsightsQuery(Utc("2025-01-01T00:00"), Utc("2026-01-01T00:00"), "UTC", [new("talkRatio", "mean"), new("calls", "count")], ["stage"], [], [], null, Compare: new InsightsComparison(InsightsComparison.OfTeam, tenant.Teams[1]));

        var answer = await OneAsync(tenant, query);
        var team = await OneAsync(tenant, query with { Compare = null, Where = [new("team", "=", [tenant.Teams[1].ToString("D")], [])] });
        CallContext.Enter(tenant.Id);
        var refused = await world.Cluster.Client.Insights(tenant.Id).Ask(new AskInsights(Actor.System, [query with { GroupBy = ["member"] }, query with { Compare = new InsightsComparison(InsightsComparison.OfTeam, Guid.CreateVersion7()) }]));

        Assert.Equal(team.Columns[0].Texts!.Zip(team.Columns[1].Numbers!), answer.Columns[0].Texts!.Zip(answer["talkRatio.mean.compare"].Numbers!));
        Assert.Equal(["queries[0].compare.team"], refused.Refusal!.Fields!.Keys);
    }

    [Fact]
    public async Task A_team_takes_the_place_of_people_however_deep_and_is_refused_where_it_cannot_or_is_not_seen()
    {
        var tenant = await world.NewTenantAsync(800);
        await InsightsWorld.OutliveLookAsync();
        var (team, member) = (tenant.Teams[1], new InsightsCondition("member", "=", [tenant.Members[0].ToString("D")], []));
        var demo = new InsightsCondition("stage", "=", ["Demo"], []);
        var query = new InsightsQuery(Utc("2025-01-01T00:00"), Utc("2026-01-01T00:00"), "UTC", [new("calls", "count")], [], [new(string.Empty, "and", [], [member, demo])], [], null, Compare: new InsightsComparison(InsightsComparison.OfTeam, team));

        var answer = await OneAsync(tenant, query);
        var alone = await OneAsync(tenant, query with { Compare = null, Where = [demo, new("team", "=", [team.ToString("D")], [])] });
        CallContext.Enter(tenant.Id);
        var within = await world.Cluster.Client.Insights(tenant.Id).Ask(new AskInsights(Actor.System, [query with { Where = [new(string.Empty, "or", [], [member, demo])] }]));
        var unseen = await world.Cluster.Client.Insights(tenant.Id).Ask(new AskInsights(new Actor("member", tenant.Members[0], Role.Manager, [], [tenant.Teams[0]], tenant.Members[0]), [query]));

        Assert.True(alone["calls.count"].Number(0) > 0);
        Assert.Equal(alone["calls.count"].Number(0), answer["calls.count.compare"].Number(0));
        Assert.Equal(["compare.team"], within.Refusal!.Fields!.Keys);
        Assert.Equal(["compare.team"], unseen.Refusal!.Fields!.Keys);
    }

    [Fact]
    public async Task Middles_stand_beside_the_nearer_end_of_a_benchmark_and_all_else_beside_none()
    {
        var tenant = await world.NewTenantAsync(800);
        await InsightsWorld.OutliveLookAsync();
        var query = new InsightsQuery(
            Utc("2025-01-01T00:00"), Utc("2026-01-01T00:00"), "UTC", [new("talkRatio", "mean"), new("talkRatio", "count"), new("questionsRep", "median"), new("patienceSeconds", "mean")], ["stage"], [], [new("talkRatio.mean.change", true)], 3,
            Compare: new InsightsComparison(InsightsComparison.OfBenchmark, Benchmarks: [new BenchmarkEnds("talkRatio", null, 0.4), new BenchmarkEnds("questionsRep", 1, 100)]));

        var answer = await OneAsync(tenant, query);
        var alone = await OneAsync(tenant, query with { Compare = null, OrderBy = [], Limit = null });

        Assert.Equal(alone["talkRatio.mean"].Numbers!.Where(n => !double.IsNaN(n)).OrderDescending().Take(3), answer["talkRatio.mean"].Numbers!);
        Assert.Equal(answer["talkRatio.mean"].Numbers!.Select(n => Math.Min(n, 0.4)), answer["talkRatio.mean.compare"].Numbers!);
        Assert.Equal(answer["talkRatio.mean"].Numbers!.Select(n => n - Math.Min(n, 0.4)), answer["talkRatio.mean.change"].Numbers!);
        Assert.Equal([0, 0, 0], answer["questionsRep.median.change"].Numbers!);
        Assert.All(new[] { "talkRatio.count.compare", "patienceSeconds.mean.compare", "patienceSeconds.mean.change" }, c => Assert.All(answer[c].Numbers!, n => Assert.True(double.IsNaN(n))));
    }

    private async Task<InsightsAnswer> OneAsync(FactsTenant tenant, InsightsQuery query) => (await world.AskAtOnceAsync(tenant, Actor.System, query)).Answers[0];

    private static async Task<Dictionary<string, double?[]>> RowsAsync(FactsTenant tenant, RandomQuery question, DateTimeOffset from, DateTimeOffset to)
    {
        var keys = question.Query.GroupBy.Count;
        return (await tenant.QueryAsync($"{RandomQuery.With} {question.SqlOver(from, to)}", tenant.Id)).ToDictionary(r => string.Join('|', r.Take(keys)), r => r.Skip(keys).Select(v => v as double?).ToArray(), StringComparer.Ordinal);
    }

    private static string KeyOf(InsightsAnswer answer, RandomQuery question, int row)
        => string.Join('|', answer.Columns.Take(question.Query.GroupBy.Count).Select(c => c.Texts?[row] ?? c.Number(row)?.ToString(CultureInfo.InvariantCulture)));

    private static void AssertSame(double? wanted, double? given, string where)
        => Assert.True(wanted is { } a && given is { } b ? Math.Abs(a - b) <= 1e-8 * Math.Max(1, Math.Abs(a)) : wanted is null && given is null, $"{wanted:R} expected, {given:R} given: {where}");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string text) => new(DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static DateTimeOffset Moment(string text, string zone)
    {
        var local = Utc(text).DateTime;
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local)).ToUniversalTime();
    }
}

using System.Diagnostics;
using System.Globalization;
using CallInsight.Bench.Measuring;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Bench.Insights;

/// <summary>16 people, each asking once in 2 seconds, while 100 calls a second arrive: 4 owners, 4 managers of a team each, 8 reps.</summary>
internal sealed class CrowdRun(FactsSilo silo, FactsDatabase database, MadeUpFacts facts)
{
    private const int People = 16;
    private const int CallsASecond = 100;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Tiles = ["talkRatio", "longestMonologueSeconds", "questionsRep", "nextStepAgreed", "won"];
    private static readonly string[] Dimensions = ["day", "week", "month", "hourOfDay", "weekday", "member", "team", "outcome", "direction", "topic", "language"];
    private static readonly string[] Aggregates = ["mean", "median", "p90", "p10", "stddev", "sum"];
    private int _asked;

    public async Task<string[]> StandardPagesAsync() => await RowAsync("standard pages (Home, People, Person; 30 and 90 days, a year)", Page);

    public async Task<string[]> FreeQuestionsAsync() => await RowAsync("free questions, exact, over all calls", Free);

    private async Task<string[]> RowAsync(string name, Func<Random, int, InsightsQuery[]> make)
    {
        await MeasureAsync(make, TimeSpan.FromSeconds(10));
        var waits = await MeasureAsync(make, Length);
        return [name, Report.Number(waits.Count), Report.Number(Median.Of(waits), 1), Report.Number(Quantile.Of(waits, 0.95), 1), Report.Number(Quantile.Of(waits, 0.99), 1), Report.Number(waits.Max(), 1)];
    }

    private async Task<List<double>> MeasureAsync(Func<Random, int, InsightsQuery[]> make, TimeSpan length)
    {
        using var end = new CancellationTokenSource(length);
        var arriving = ArriveAsync(end.Token);
        var waits = await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => AskAsync(person, make, end.Token))));
        await arriving;
        return [.. waits.SelectMany(w => w)];
    }

    private async Task<List<double>> AskAsync(int person, Func<Random, int, InsightsQuery[]> make, CancellationToken end)
    {
        var (chance, waits) = (new Random(Interlocked.Increment(ref _asked)), new List<double>());
        await Task.Delay(Between * person / People, CancellationToken.None);
        while (!end.IsCancellationRequested)
        {
            var queries = make(chance, person);
            var start = Stopwatch.GetTimestamp();
            await silo.AskAsync(facts.Tenant, ActorOf(person), queries);
            var took = Stopwatch.GetElapsedTime(start);
            waits.Add(took.TotalMilliseconds);
            await Task.Delay(took < Between ? Between - took : TimeSpan.Zero, CancellationToken.None);
        }

        return waits;
    }

    private async Task ArriveAsync(CancellationToken end)
    {
        using var beat = new PeriodicTimer(Beat);
        while (!end.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync(CancellationToken.None);
            await database.ArriveAsync(facts, (int)(CallsASecond * Beat.TotalSeconds));
        }
    }

    private Actor ActorOf(int person) => person switch
    {
        < 4 => Member(Role.Owner, facts.Members[person]),
        < 8 => Member(Role.Manager, facts.Members[person], facts.TeamIds[person - 4]),
        _ => Member(Role.Rep, facts.Members[person]),
    };

    private static Actor Member(Role role, Guid member, params Guid[] leads) => new("member", member, role, [], leads, member);

    // The tiles now and before, the trend, and by member.
    private static InsightsQuery[] Page(Random chance, int person)
    {
        var days = new[] { 30, 90, 365 }[chance.Next(3)];
        var (now, before) = (DateTime.UtcNow.Date.AddDays(1), DateTime.UtcNow.Date.AddDays(1 - days));
        var grain = days switch { 30 => "day", 90 => "week", _ => "month" };
        InsightsQuery Over(DateTime from, DateTime to, IEnumerable<string> metrics, params string[] groupBy) => new(
            new DateTimeOffset(from, TimeSpan.Zero), new DateTimeOffset(to, TimeSpan.Zero), "Europe/Berlin",
            [new InsightsMeasure(InsightsFields.Calls, "count"), .. metrics.SelectMany(m => new InsightsMeasure[] { new(m, "mean"), new(m, "count") })], groupBy, [], [], null);
        return [Over(before, now, Tiles), Over(before, now, [Tiles[chance.Next(Tiles.Length)]], grain), Over(before.AddDays(-days), before, Tiles), Over(before, now, Tiles, "member")];
    }

    private InsightsQuery[] Free(Random chance, int person)
    {
        var groupBy = Dimensions.OrderBy(_ => chance.Next()).Take(1 + chance.Next(2)).ToArray();
        var measures = Enumerable.Range(0, 5).Select(_ => new InsightsMeasure(Analysis.Metrics.All[chance.Next(Analysis.Metrics.All.Count)].Key, Aggregates[chance.Next(Aggregates.Length)])).Distinct();
        var threshold = chance.NextDouble().ToString("R", CultureInfo.InvariantCulture);
        InsightsCondition[] where = chance.Next(2) == 0 ? [] : [new InsightsCondition("talkRatio", chance.Next(2) == 0 ? "<" : ">=", [threshold], [])];
        return [new InsightsQuery(new DateTimeOffset(MadeUpFacts.End.AddDays(-MadeUpFacts.Days), TimeSpan.Zero), DateTimeOffset.UtcNow.AddDays(1), "Europe/Berlin", [.. measures], groupBy, where, [], null)];
    }
}

using System.Diagnostics;
using CallInsight.Bench.Measuring;
using CallInsight.Contracts.Insights;

namespace CallInsight.Bench.Insights;

/// <summary>How long a tenant that nobody asked for takes to come back, and what a call takes in memory.</summary>
internal static class MemoryRun
{
    private const int Rounds = 5;

    public static async Task<List<string[]>> MeasureAsync(FactsSilo silo, MadeUpFacts facts)
    {
        var (back, bytes, warm) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await silo.ForgetAsync();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var start = Stopwatch.GetTimestamp();
            await silo.AskAsync(facts.Tenant, new InsightsQuery(new(2000, 1, 1, 0, 0, round, TimeSpan.Zero), new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), "UTC", [new(InsightsFields.Calls, "count")], [], [], [], null));
            back.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            bytes.Add((GC.GetTotalMemory(forceFullCollection: true) - before) / (double)facts.Calls);
            await silo.AskAsync(facts.Tenant, new WeekByRep(MadeUpFacts.Days).Ours(approximate: false, round));
            warm.Add((GC.GetTotalMemory(forceFullCollection: true) - before) / (double)facts.Calls);
        }

        return
        [
            [$"{facts.Calls:N0} calls come back, ms", Report.Runs(back)],
            ["bytes a call, of these 84 in the 21 columns of metrics", Report.Runs(bytes)],
            ["the same after percentiles of five metrics", Report.Runs(warm)],
        ];
    }
}

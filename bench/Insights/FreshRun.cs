using System.Diagnostics;
using CallInsight.Bench.Measuring;
using CallInsight.Contracts.Insights;

namespace CallInsight.Bench.Insights;

/// <summary>From the commit of a call to the first answer that counts it, asked again and again.</summary>
internal static class FreshRun
{
    private const int Calls = 100;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public static async Task<string[]> MeasureAsync(FactsSilo silo, FactsDatabase database, MadeUpFacts facts)
    {
        var waits = new List<double>();
        var counted = await CountAsync(silo, facts);
        for (var call = 0; call < Calls; call++)
        {
            await database.ArriveAsync(facts, 1);
            var start = Stopwatch.GetTimestamp();
            while (await CountAsync(silo, facts) == counted)
            {
                await Task.Delay(Look);
            }

            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            counted++;
        }

        return ["committed to counted, ms: median, p99, most", $"{Report.Number(Median.Of(waits))}, {Report.Number(Quantile.Of(waits, 0.99))}, {Report.Number(waits.Max())}"];
    }

    private static async Task<double> CountAsync(FactsSilo silo, MadeUpFacts facts)
    {
        var everything = new InsightsQuery(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), "UTC", [new(InsightsFields.Calls, "count")], [], [], [], null);
        return (await silo.AskAsync(facts.Tenant, everything)).Answers[0].Columns[0].Number(0)!.Value;
    }
}

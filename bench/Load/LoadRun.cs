using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Load;

/// <summary>Reading, importing and asking at once, for a while.</summary>
internal sealed class LoadRun(IReadOnlyList<LoadedTenant> tenants, double hot, WorkingDay day)
{
    /// <summary>A machine that has so many requests under way is overrun: more would tell nothing new.</summary>
    private const int Overrun = 3_000;

    /// <summary>Whether it ended before its time because too many requests were waiting.</summary>
    public bool IsOverrun { get; private set; }

    /// <returns>Each kind with what was measured after the warm-up.</returns>
    public async Task<IReadOnlyList<Arrivals>> RunAsync(TimeSpan warmUp, TimeSpan duration)
    {
        Arrivals[] kinds =
        [
            new("pages", day.Pages, chance => Pick(chance).LookAsync(chance)),
            new("API reads", day.Reads, chance => Pick(chance).ReadAsync(chance)),
            new("insights queries", day.Asks, chance => Pick(chance).AskAsync(chance)),
            new("imports", day.Calls, chance => Pick(chance).ImportAsync(chance)),
        ];
        using var stop = new CancellationTokenSource();
        var sending = Task.WhenAll(kinds.Select((kind, seed) => kind.RunAsync(seed, stop.Token)));
        await WaitAsync(kinds, warmUp);
        foreach (var kind in kinds)
        {
            kind.Clear();
        }

        await WaitAsync(kinds, duration);
        await stop.CancelAsync();
        await sending;
        return kinds;
    }

    public static IEnumerable<string[]> Rows(IReadOnlyList<Arrivals> kinds, TimeSpan duration)
    {
        foreach (var kind in kinds)
        {
            yield return Row(kind.Name, [.. kind.Milliseconds], kind.Errors);
        }

        yield return Row("all", [.. kinds.SelectMany(k => k.Milliseconds)], kinds.Sum(k => k.Errors));

        string[] Row(string name, double[] each, int errors) =>
        [
            name, Report.Number(each.Length / duration.TotalSeconds, 1), Report.Number(each.Length), $"{errors} ({Report.Number(100.0 * errors / Math.Max(each.Length, 1), 3)} %)",
            .. new[] { 0.5, 0.95, 0.99, 0.999, 1 }.Select(q => Report.Number(Quantile.Of(each, q))), Report.Number(100.0 * each.Count(ms => ms < 1000) / Math.Max(each.Length, 1), 3),
        ];
    }

    // One company that is as busy as all others together several times over, or all alike.
    private LoadedTenant Pick(Random chance) => chance.NextDouble() < hot ? tenants[0] : tenants[chance.Next(tenants.Count)];

    private async Task WaitAsync(IReadOnlyList<Arrivals> kinds, TimeSpan duration)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(until) < duration && !IsOverrun)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            IsOverrun = kinds.Sum(k => k.UnderWay) > Overrun;
        }
    }
}

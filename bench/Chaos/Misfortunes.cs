using System.Diagnostics;
using CallInsight.Bench.Measuring;
using CallInsight.Testing;

namespace CallInsight.Bench.Chaos;

/// <summary>What may happen to a cluster, by chance, one after the other; each is put right before the next.</summary>
internal sealed class Misfortunes(LocalCluster cluster, Random chance)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly SortedDictionary<string, (int Times, double Longest)> _struck = new(StringComparer.Ordinal);

    /// <returns>Rows: what, how often, the longest gap between two accepted calls meanwhile.</returns>
    public async Task<IEnumerable<string[]>> StrikeAsync(TimeSpan duration, Imports imports)
    {
        var begun = Stopwatch.GetTimestamp();
        (string Name, Func<Task> Strike)[] all =
        [
            ("a silo is killed", () => cluster.Silos.KillAsync(ASilo())),
            ("a silo hangs", HangAsync),
            ("a silo is restarted", () => cluster.RestartSiloAsync(ASilo())),
            ("two silos are killed", KillTwoAsync),
            ("the database is restarted", () => cluster.SignalDatabaseAsync("INT")),
            ("the database crashes", () => cluster.SignalDatabaseAsync("QUIT")),
            ("the database is slow", () => ForAWhileAsync(() => cluster.ToDatabase.Delay = TimeSpan.FromMilliseconds(100), () => cluster.ToDatabase.Delay = TimeSpan.Zero)),
            ("the database cannot be reached", () => ForAWhileAsync(() => cluster.ToDatabase.IsCut = true, () => cluster.ToDatabase.IsCut = false)),
            ("silos do not see each other", () => ForAWhileAsync(() => Cut(true), () => Cut(false))),
        ];
        while (Stopwatch.GetElapsedTime(begun) < duration)
        {
            var (name, strike) = all[chance.Next(all.Length)];
            using var over = new CancellationTokenSource();
            var gap = LongestGapAsync(imports, over.Token);
            await strike();
            await Task.Delay(Calm);
            await cluster.RestartLostSilosAsync();
            await imports.MoreAsync(20);
            await over.CancelAsync();
            var before = _struck.GetValueOrDefault(name);
            _struck[name] = (before.Times + 1, Math.Max(before.Longest, await gap));
        }

        return _struck.Select(s => new[] { s.Key, Report.Number(s.Value.Times), Report.Number(s.Value.Longest, 1) });
    }

    private int ASilo() => chance.Next(1, cluster.ToSilos.Count + 1);

    private async Task KillTwoAsync()
    {
        var spared = ASilo();
        foreach (var silo in cluster.Silos.Numbers.Where(s => s != spared))
        {
            await cluster.Silos.KillAsync(silo);
        }
    }

    private async Task HangAsync()
    {
        var silo = ASilo();
        await cluster.Silos.HangAsync(silo);
        await Task.Delay(TimeSpan.FromSeconds(chance.Next(1, 15)));
        await cluster.Silos.ContinueAsync(silo);
    }

    private async Task ForAWhileAsync(Action begin, Action end)
    {
        begin();
        await Task.Delay(TimeSpan.FromSeconds(chance.Next(1, 15)));
        end();
    }

    private void Cut(bool isCut)
    {
        foreach (var way in cluster.ToSilos)
        {
            way.IsCut = isCut;
        }
    }

    private static async Task<double> LongestGapAsync(Imports imports, CancellationToken over)
    {
        var (longest, seen, since) = (0.0, imports.Accepted.Count, Stopwatch.GetTimestamp());
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Look, CancellationToken.None);
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(since).TotalSeconds);
            if (imports.Accepted.Count > seen)
            {
                (seen, since) = (imports.Accepted.Count, Stopwatch.GetTimestamp());
            }
        }

        return longest;
    }
}

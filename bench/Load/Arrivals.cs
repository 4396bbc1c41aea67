using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallInsight.Bench.Load;

/// <summary>Requests of one kind that arrive by chance at a rate, whether those before them were answered or not. Each is timed from the moment at which
/// it was to be sent, so that a system that stops is not asked less.</summary>
/// <param name="act">Sends one; false where the answer was an error.</param>
internal sealed class Arrivals(string name, double perSecond, Func<Random, Task<bool>> act)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly ConcurrentBag<double> _milliseconds = [];
    private int _errors;
    private int _underWay;

    public string Name => name;

    /// <summary>From when each was to be sent to its answer.</summary>
    public IReadOnlyCollection<double> Milliseconds => _milliseconds;

    public int Errors => _errors;

    /// <summary>Sent and not yet answered.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Forgets what was counted, after a warm-up.</summary>
    public void Clear()
    {
        _milliseconds.Clear();
        Interlocked.Exchange(ref _errors, 0);
    }

    /// <summary>Sends until it is told to stop, then waits for answers; what has none after half a minute is an error.</summary>
    public async Task RunAsync(int seed, CancellationToken stop)
    {
        var chance = new Random(seed);
        var begun = Stopwatch.GetTimestamp();
        for (var at = Next(chance); !stop.IsCancellationRequested; at += Next(chance))
        {
            var left = TimeSpan.FromSeconds(at) - Stopwatch.GetElapsedTime(begun);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stop.IsCancellationRequested)
                {
                    break;
                }
            }

            _ = SendAsync(begun + (long)(at * Stopwatch.Frequency), chance.Next());
        }

        var since = Stopwatch.GetTimestamp();
        while (UnderWay > 0 && Stopwatch.GetElapsedTime(since) < LongestWait)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }

        Interlocked.Add(ref _errors, UnderWay);
    }

    private async Task SendAsync(long intended, int seed)
    {
        Interlocked.Increment(ref _underWay);
        var answered = false;
        try
        {
            answered = await Task.Run(() => act(new Random(seed)));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // Counted below.
        }

        _milliseconds.Add(Stopwatch.GetElapsedTime(intended).TotalMilliseconds);
        if (!answered)
        {
            Interlocked.Increment(ref _errors);
        }

        Interlocked.Decrement(ref _underWay);
    }

    private double Next(Random chance) => -Math.Log(1 - chance.NextDouble()) / perSecond;
}

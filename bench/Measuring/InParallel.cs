using System.Diagnostics;

namespace CallInsight.Bench.Measuring;

/// <summary>A bounded number of actions by a bounded number of workers.</summary>
public static class InParallel
{
    /// <returns>How long all took, and each one's milliseconds.</returns>
    public static async Task<(TimeSpan Whole, double[] Each)> RunAsync(int count, int workers, Func<int, Task> act)
    {
        var each = new double[count];
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async _ =>
        {
            for (var at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await act(at);
                each[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }));
        return (clock.Elapsed, each);
    }
}

using System.Diagnostics;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Imports;

/// <summary>How long after its acceptance a call is counted, at 50 calls a second for 10 seconds.</summary>
internal static class VisibleRun
{
    private const int Calls = 500;
    private const int Words = 1_500;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<string[]> MeasureAsync(ApiDoor door)
    {
        var first = door.Reserve(Calls);
        var bodies = Enumerable.Range(first, Calls).Select(n => CallBodies.Of(n, Words)).ToArray();
        var before = await door.CountAsync();
        var (accepted, visible) = (new List<TimeSpan>(Calls), new TimeSpan[Calls]);
        var clock = Stopwatch.StartNew();
        var watching = WatchAsync(door, before, visible, clock);
        using var beat = new PeriodicTimer(Between);
        var sending = new List<Task>();
        foreach (var body in bodies)
        {
            await beat.WaitForNextTickAsync();
            sending.Add(SendAsync(body));
        }

        await Task.WhenAll(sending);
        await watching;
        var waits = visible.Zip(accepted.Order(), (seen, taken) => Math.Max(0, (seen - taken).TotalMilliseconds)).ToList();
        return [$"{Calls} calls of {Words:N0} words at 50 a second", $"{Report.Number(Median.Of(waits))}, {Report.Number(Quantile.Of(waits, 0.99))}, {Report.Number(waits.Max())}"];

        async Task SendAsync(byte[] body)
        {
            await door.RegisterAsync(body);
            lock (accepted)
            {
                accepted.Add(clock.Elapsed);
            }
        }
    }

    private static async Task WatchAsync(ApiDoor door, int before, TimeSpan[] visible, Stopwatch clock)
    {
        var seen = 0;
        while (seen < visible.Length)
        {
            var now = await door.CountAsync() - before;
            for (; seen < Math.Min(now, visible.Length); seen++)
            {
                visible[seen] = clock.Elapsed;
            }

            await Task.Delay(Look);
        }
    }
}

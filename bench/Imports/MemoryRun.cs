using System.Diagnostics;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Imports;

/// <summary>What process and PostgreSQL hold: idle, and with many calls loaded through the batch API and counted.</summary>
internal static class MemoryRun
{
    private const int Words = 150;
    private const int CallsOfABatch = 1_000;
    private const double Megabyte = 1024 * 1024;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    public static async Task<List<string[]>> MeasureAsync(ApiDoor door, Product product, (long, long) idle, int calls)
    {
        var clock = Stopwatch.StartNew();
        var before = await door.CountAsync();
        var accepted = 0;
        for (var left = calls; left > 0; left -= CallsOfABatch)
        {
            using var batch = new CallLines(door.Reserve(CallsOfABatch), Math.Min(left, CallsOfABatch), Words);
            accepted += await door.RegisterBatchAsync(batch);
        }

        var taken = clock.Elapsed;
        await door.VisibleAsync(before + accepted);
        var ready = clock.Elapsed;
        var after = product.Memory();
        await Task.Delay(Rest);
        return
        [
            Row("idle, a new workspace", idle),
            Row($"{before + accepted:N0} calls, just loaded ({accepted:N0} of {Words} words accepted in {taken.TotalSeconds:N0} s, all counted after {ready.TotalSeconds:N0} s)", after),
            Row($"the same after {Rest.TotalSeconds:N0} s of rest", product.Memory()),
        ];
    }

    private static string[] Row(string what, (long Process, long Postgres) memory) =>
        [what, Report.Number(memory.Process / Megabyte), Report.Number(memory.Postgres / Megabyte), Report.Number((memory.Process + memory.Postgres) / Megabyte)];
}

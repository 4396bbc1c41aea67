using System.Diagnostics;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Imports;

/// <summary>A whole history analysed again, as if its rules were older: first tried beside what is there, then accepted.</summary>
internal static class ReanalysisRun
{
    public static async Task<List<string[]>> MeasureAsync(ApiDoor door, RawInserts raw)
    {
        await raw.AgeAsync();
        var clock = Stopwatch.StartNew();
        var (id, calls) = await door.StartReanalysisAsync();
        await door.ReanalysisIsAsync(id, "ready");
        var tried = clock.Elapsed;
        clock.Restart();
        await door.AcceptReanalysisAsync(id);
        await door.ReanalysisIsAsync(id, "applied");
        return [Row($"{Report.Number(calls)} calls tried", calls, tried), Row("accepted and replaced", calls, clock.Elapsed)];
    }

    private static string[] Row(string what, int calls, TimeSpan took) => [what, Report.Number(took.TotalSeconds), Report.Number(calls / took.TotalHours)];
}

using System.Diagnostics;
using CallInsight.Analysis;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Findings;

/// <summary>One call of ten hours, as many words as are spoken in that time, masking included.</summary>
internal static class LongCall
{
    private const int Words = 90_000;
    private const int Rounds = 5;

    public static IEnumerable<string[]> Measure()
    {
        var call = CallSet.MadeUp(1, Words);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            Analyser.Analyse(new AnalysisRequest(call, [], DateTimeOffset.UnixEpoch, AnalysisSettings.Default, Masking: true));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        yield return [$"{Words:N0} words in {call.Utterances.Count:N0} utterances, all findings and masking", Report.Runs(times)];
    }
}

using System.Diagnostics;
using CallInsight.Analysis;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Findings;

/// <summary>All findings of the same calls here, and tokens, sentences and sentiment by the peer, turn by turn on one core.</summary>
internal static class FindingsRun
{
    public static readonly string[] Columns = ["calls", "what", "calls/s on one core: median (lowest–highest)", "calls/s of processor time: median (lowest–highest)", "times the peer, by processor time"];

    private const int Rounds = 7;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static async Task<List<string[]>> MeasureAsync(string name, List<Transcript> calls, int core)
    {
        await using var peer = Peer.Start(calls.ConvertAll(c => string.Join('\n', c.Utterances.Select(u => u.Text))), core);
        var (plain, masked, theirs) = (new List<Pace>(), new List<Pace>(), new List<Pace>());
        Work(calls, masking: true, Warm);
        await peer.WorkAsync(Warm);
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(Work(calls, masking: false, Round));
            theirs.Add(await peer.WorkAsync(Round));
            masked.Add(Work(calls, masking: true, Round));
        }

        Ratios.Note($"findings of {name}: times wink-nlp", Times(plain, theirs));
        return
        [
            Row(name, "all findings", plain, theirs),
            Row(name, "all findings and masking", masked, theirs),
            Row(name, "wink-nlp 2.4.0: tokens, sentences, sentiment", theirs, theirs),
        ];
    }

    private static string[] Row(string name, string what, List<Pace> paces, List<Pace> peer) =>
    [
        name,
        what,
        Report.Runs(paces.ConvertAll(p => p.BySecond)),
        Report.Runs(paces.ConvertAll(p => p.ByProcessorSecond)),
        Report.Number(Times(paces, peer), 1),
    ];

    private static double Times(List<Pace> paces, List<Pace> peer) => Median.Of(paces.Zip(peer, (a, b) => a.ByProcessorSecond / b.ByProcessorSecond));

    private static Pace Work(List<Transcript> calls, bool masking, TimeSpan time)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var done = 0;
        do
        {
            Analyser.Analyse(new AnalysisRequest(calls[done % calls.Count], [], DateTimeOffset.UnixEpoch, AnalysisSettings.Default, masking));
            done++;
        }
        while (clock.Elapsed < time);
        return new Pace(done / clock.Elapsed.TotalSeconds, done / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }
}

using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Imports;

/// <summary>Calls accepted through the API, each acknowledged after its commit, beside raw inserts of the same bytes; turn by turn.</summary>
internal sealed class AcceptedRun(Product product, ApiDoor door, RawInserts raw)
{
    private const int Rounds = 5;
    private const int WarmUp = 8;
    private const int Connections = 16;
    private const int CallsOfARound = 400;
    private const int Words = 1_500;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly List<double> _ours = [];
    private readonly List<double> _oursTail = [];
    private readonly List<double> _done = [];
    private readonly List<double> _peer = [];
    private readonly List<double> _peerTail = [];
    private readonly List<double> _process = [];
    private readonly List<double> _postgres = [];

    public async Task MeasureAsync()
    {
        // Until everything that is used often is compiled for good.
        for (var round = 0; round < WarmUp; round++)
        {
            await RoundAsync();
        }

        foreach (var list in new[] { _ours, _oursTail, _done, _peer, _peerTail, _process, _postgres })
        {
            list.Clear();
        }

        for (var round = 0; round < Rounds; round++)
        {
            await RoundAsync();
        }
    }

    /// <summary>Accepted calls a second, of raw inserts beside them.</summary>
    public double OfRawInserts => Median.Of(_ours.Zip(_peer, (a, b) => a / b));

    public IEnumerable<string[]> Rows() =>
    [
        ["accepted (read, encrypted, committed), analysis running beside", Report.Runs(_ours), Report.Runs(_oursTail), Report.Number(OfRawInserts, 2)],
        ["accepted and analysed", Report.Runs(_done), "–", Report.Number(Median.Of(_done.Zip(_peer, (a, b) => a / b)), 2)],
        ["raw Npgsql inserts of the same bytes", Report.Runs(_peer), Report.Runs(_peerTail), "1"],
    ];

    /// <summary>Where the time goes: milliseconds of processor a call, analysis and search rows included.</summary>
    public IEnumerable<string[]> Costs() => [["a call accepted and analysed", Report.Runs(_process, 2), Report.Runs(_postgres, 2)]];

    private async Task RoundAsync()
    {
        var first = door.Reserve(CallsOfARound);
        var bodies = Enumerable.Range(first, CallsOfARound).Select(n => CallBodies.Of(n, Words)).ToArray();
        var before = product.ProcessorTime();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var (whole, each) = await InParallel.RunAsync(CallsOfARound, Connections, at => door.RegisterAsync(bodies[at]));
        _ours.Add(CallsOfARound / whole.TotalSeconds);
        _oursTail.Add(Quantile.Of(each, 0.99));
        while (await raw.JobsWaitingAsync() > 0)
        {
            await Task.Delay(Look);
        }

        _done.Add(CallsOfARound / clock.Elapsed.TotalSeconds);
        var after = product.ProcessorTime();
        _process.Add((after.Process - before.Process).TotalMilliseconds / CallsOfARound);
        _postgres.Add((after.Postgres - before.Postgres).TotalMilliseconds / CallsOfARound);
        var stored = await raw.ReadAsync(CallsOfARound);
        (whole, each) = await InParallel.RunAsync(stored.Count, Connections, at => raw.InsertAsync(stored[at]));
        _peer.Add(stored.Count / whole.TotalSeconds);
        _peerTail.Add(Quantile.Of(each, 0.99));
        await raw.EmptyAsync();
    }
}

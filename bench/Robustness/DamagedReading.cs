using System.Collections.Concurrent;
using System.Diagnostics;
using CallInsight.Analysis.Import;
using CallInsight.Analysis.Tests.Import;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Robustness;

/// <summary>Reads damaged sources on all processors: each is read or refused, within a second, never silently empty. The n-th input is the same in
/// every run of a seed.</summary>
internal sealed class DamagedReading(int inputs, int seed)
{
    private const int LongestWhole = 40_000;
    private const int MostBlows = 6;
    private const int MostTimes = 10;

    private const int MostWeighed = 5_000;

    // What reading any source takes, however small.
    private const int Ground = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<byte[]> _sources = DamagedSources.Of(LongestWhole);
    private readonly Lock _lock = new();
    private int _read;
    private int _refused;
    private TimeSpan _slowest;
    private double _greediest;
    private double _heaviest;
    private readonly PriorityQueue<int, double> _greedy = new();

    /// <summary>What must not happen, with the input's number.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public void Run()
    {
        Parallel.For(0, inputs, Read);
        foreach (var (number, _) in _greedy.UnorderedItems)
        {
            Weigh(number);
        }
    }

    public IEnumerable<string[]> Rows() =>
    [
        ["read", Report.Number(_read)],
        ["refused with a reason", Report.Number(_refused)],
        ["slowest, ms", Report.Number(_slowest.TotalMilliseconds, 1)],
        [$"most memory asked for, times the input (after {Ground / 1024} kB, garbage included)", Report.Number(_greediest, 1)],
        [$"of the {Report.Number(_greedy.Count)} greediest, most memory of an answer, times the input", Report.Number(_heaviest, 1)],
        ["faults", Report.Number(Faults.Count)],
    ];

    private void Read(int number)
    {
        var source = Source(number);
        var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            var result = TranscriptReader.Read(source, TranscriptFormats.Auto);
            var (took, asked) = (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - before);
            Note(number, source, result, took > Longest ? Again(source) : took, asked);
        }
        catch (Exception e)
        {
            Faults.Enqueue($"{number}: {e.GetType().Name}: {e.Message}");
        }
    }

    // A machine that is busy pauses a thread for longer than that: only what is slow twice is slow.
    private static TimeSpan Again(byte[] source)
    {
        var began = Stopwatch.GetTimestamp();
        TranscriptReader.Read(source, TranscriptFormats.Auto);
        return Stopwatch.GetElapsedTime(began);
    }

    // What is left of the memory once the garbage is gone, alone in the process.
    private void Weigh(int number)
    {
        var source = Source(number);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var result = TranscriptReader.Read(source, TranscriptFormats.Auto);
        var times = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Math.Max(1, source.Length);
        GC.KeepAlive(result);
        _heaviest = Math.Max(_heaviest, times);
        if (times > MostTimes)
        {
            Faults.Enqueue($"{number}: the answer to {source.Length} bytes of {result.Read?.Report.Format ?? result.Fault?.Code} takes {times:N1} times as many");
        }
    }

    private byte[] Source(int number)
    {
        var random = new Random(HashCode(number));
        var source = _sources[random.Next(_sources.Count)];
        for (var blows = random.Next(1, MostBlows + 1); blows > 0; blows--)
        {
            source = DamagedSources.Strike(source, (random.Next(7), random.NextDouble(), random.NextDouble(), random.Next(256)));
        }

        return source;
    }

    private int HashCode(int number) => unchecked((seed * 486_187_739) + number);

    private void Note(int number, byte[] source, ReadingResult result, TimeSpan took, long asked)
    {
        var times = Math.Max(0, asked - Ground) / (double)Math.Max(1, source.Length);
        if (took > Longest)
        {
            Faults.Enqueue($"{number}: took {took.TotalMilliseconds:N0} ms");
        }

        if (result.Read is { } read ? !read.Transcript.Utterances.Any(u => !string.IsNullOrWhiteSpace(u.Text)) : string.IsNullOrWhiteSpace(result.Fault?.Message))
        {
            Faults.Enqueue($"{number}: silently empty");
        }

        lock (_lock)
        {
            (_read, _refused) = result.Read is null ? (_read, _refused + 1) : (_read + 1, _refused);
            (_slowest, _greediest) = (took > _slowest ? took : _slowest, Math.Max(_greediest, times));
            _greedy.Enqueue(number, times);
            if (_greedy.Count > MostWeighed)
            {
                _greedy.Dequeue();
            }
        }
    }
}

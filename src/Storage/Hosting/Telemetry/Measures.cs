using System.Diagnostics.Metrics;

namespace CallInsight.Storage.Hosting.Telemetry;

/// <summary>What the product measures of itself. Tags name kinds of things, never a tenant, a key or an id: who reads them is no customer, and
/// each value of a tag is a series of its own. Durations are in seconds.</summary>
public static class Measures
{
    /// <summary>All of ours are under this name.</summary>
    public const string Meter = "CallInsight";

    private static readonly Meter Own = new(Meter);
    private static readonly double[] Quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Slow = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];

    /// <summary>Calls of grains; tags <c>grain</c> (its interface), <c>method</c>, <c>outcome</c> (<c>ok</c>, <c>failed</c>).</summary>
    public static Histogram<double> GrainCalls { get; } = Durations("callinsight.grain.call.duration", "Calls of grains, from their arrival in the silo.", Quick);

    /// <summary>Analyses of calls, with reading what is analysed.</summary>
    public static Histogram<double> Analyses { get; } = Durations("callinsight.analysis.duration", "Analyses of calls.", Quick);

    /// <summary>From the acceptance of a new call until its findings are committed.</summary>
    public static Histogram<double> Visible { get; } = Durations("callinsight.import.visible.duration", "From accepting a call until its findings can be seen.", Slow);

    /// <summary>Questions to the figures.</summary>
    public static Histogram<double> Questions { get; } = Durations("callinsight.question.duration", "Questions to the figures.", Quick);

    /// <summary>Commits that several writes share; tag <c>kind</c>.</summary>
    public static Histogram<double> Commits { get; } = Durations("callinsight.commit.duration", "Commits that several writes share.", Quick);

    /// <summary>How many writes shared a commit; tag <c>kind</c>.</summary>
    public static Histogram<long> CommitWrites { get; } = Own.CreateHistogram<long>(
        "callinsight.commit.writes", null, "Writes that shared a commit.", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64] });

    /// <summary>What PostgreSQL refused or could not answer; tag <c>code</c> (SQLSTATE, or <c>none</c>).</summary>
    public static Counter<long> StorageErrors { get; } = Own.CreateCounter<long>("callinsight.storage.errors", null, "What the database refused or could not answer.");

    /// <summary>Attempts at messages of the outbox; tags <c>destination</c>, <c>outcome</c> (<c>delivered</c>, <c>retried</c>, <c>parked</c>).</summary>
    public static Counter<long> OutboxAttempts { get; } = Own.CreateCounter<long>("callinsight.outbox.attempts", null, "Attempts at messages of the outbox.");

    private static Histogram<double> Durations(string name, string description, double[] bounds)
        => Own.CreateHistogram<double>(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}

using System.Diagnostics.Metrics;
using CallInsight.Storage.Hosting.Telemetry;

namespace CallInsight.Grains.Operations;

/// <summary>What is waiting and who works, as gauges. Every silo tells the same of jobs and outbox: take the greatest, not the sum.</summary>
internal sealed class StateGauges : IDisposable
{
    private readonly Meter _meter = new(Measures.Meter);
    private readonly TimeProvider _time;
    private volatile ClusterState _state = ClusterState.Unknown;

    public StateGauges(TimeProvider time)
    {
        _time = time;
        _meter.CreateObservableGauge("callinsight.jobs.waiting", () => _state.Jobs.Select(j => Of(j.Waiting, "kind", j.Kind)), null, "Jobs that are not done.");
        _meter.CreateObservableGauge("callinsight.jobs.failed", () => _state.Jobs.Select(j => Of(j.Failed, "kind", j.Kind)), null, "Jobs that were given up.");
        _meter.CreateObservableGauge("callinsight.jobs.age", () => _state.Jobs.Select(j => Of(Age(j.LateSince), "kind", j.Kind)), "s", "How long the oldest job is due that nobody has taken.");
        _meter.CreateObservableGauge("callinsight.outbox.waiting", () => _state.Outbox.Select(o => Of(o.Waiting, "destination", o.Destination)), null, "Messages that are not delivered.");
        _meter.CreateObservableGauge("callinsight.outbox.age", () => _state.Outbox.Select(o => Of(Age(o.LateSince), "destination", o.Destination)), "s", "How long the oldest message is due that nobody has taken.");
        _meter.CreateObservableGauge("callinsight.silos.active", () => _state.ActiveSilos, null, "Silos that this one sees at work.");
        _meter.CreateObservableGauge("callinsight.silos.wanted", () => _state.WantedSilos, null, "Silos that there should be; 0 where nobody said.");
        _meter.CreateObservableGauge("callinsight.state.seen", () => _state.SeenAt is { } seen ? (_time.GetUtcNow() - seen).TotalSeconds : double.PositiveInfinity, "s", "How old the other gauges of this process are.");
    }

    public void Show(ClusterState state) => _state = state;

    public void Dispose() => _meter.Dispose();

    private static Measurement<T> Of<T>(T value, string tag, string name)
        where T : struct
        => new(value, KeyValuePair.Create<string, object?>(tag, name));

    private double Age(DateTimeOffset? since) => since is { } known ? Math.Max(0, (_time.GetUtcNow() - known).TotalSeconds) : 0;
}

/// <summary>What a silo saw last.</summary>
/// <param name="SeenAt">Null before the first look.</param>
internal sealed record ClusterState(IReadOnlyList<JobsState> Jobs, IReadOnlyList<Outbox.OutboxState> Outbox, int ActiveSilos, int WantedSilos, DateTimeOffset? SeenAt)
{
    public static ClusterState Unknown { get; } = new([], [], 0, 0, null);
}

/// <param name="LateSince">Since when the oldest that nobody has taken is due; null when none is.</param>
internal sealed record JobsState(string Kind, long Waiting, long Failed, DateTimeOffset? LateSince);

using System.Diagnostics.Metrics;
using CallInsight.Storage.Hosting.Telemetry;

namespace CallInsight.Grains.Usage;

/// <summary>How long the oldest accepted event waits to be counted, as a gauge. Every silo tells the same: take the greatest.</summary>
internal sealed class UsageLateness : IDisposable
{
    private readonly Meter _meter = new(Measures.Meter);
    private readonly TimeProvider _time;
    private long _since;

    public UsageLateness(TimeProvider time)
    {
        _time = time;
        _meter.CreateObservableGauge("callinsight.usage.lateness", Seconds, "s", "How long the oldest accepted event of usage waits to be counted.");
    }

    /// <param name="since">When it was accepted; null when all are counted.</param>
    public void Seen(DateTimeOffset? since) => Interlocked.Exchange(ref _since, since?.UtcTicks ?? 0);

    public void Dispose() => _meter.Dispose();

    private double Seconds() => Interlocked.Read(ref _since) is > 0 and var ticks ? Math.Max(0, TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks - ticks).TotalSeconds) : 0;
}

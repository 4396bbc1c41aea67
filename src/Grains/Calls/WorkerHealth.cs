using CallInsight.Contracts.Operations;

namespace CallInsight.Grains.Calls;

/// <summary>When the job worker last looked at its table: part of readiness.</summary>
internal sealed class WorkerHealth(TimeProvider time) : IReadinessPart
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(30);
    private long _seen;

    public string Name => "jobs";

    public bool IsReady => time.GetUtcNow().UtcTicks - Interlocked.Read(ref _seen) < SeenWithin.Ticks;

    public void Seen() => Interlocked.Exchange(ref _seen, time.GetUtcNow().UtcTicks);
}

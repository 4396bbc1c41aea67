namespace CallInsight.Grains.Calls;

/// <summary>When the job worker last looked at its table: part of readiness.</summary>
public sealed class WorkerHealth
{
    private long _seen;

    /// <summary>Whether it looked within the given time.</summary>
    public bool IsAlive(DateTimeOffset now, TimeSpan within) => now.UtcTicks - Interlocked.Read(ref _seen) < within.Ticks;

    internal void Seen(DateTimeOffset now) => Interlocked.Exchange(ref _seen, now.UtcTicks);
}

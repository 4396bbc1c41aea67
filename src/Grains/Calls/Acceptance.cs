namespace CallInsight.Grains.Calls;

/// <summary>How many calls this silo is taking in just now. Who sends calls waits for them; their analysis has time.</summary>
internal sealed class Acceptance(TimeProvider time)
{
    private const int Many = 4;

    /// <summary>How long a burst may hold up analysis: what is taken in for longer shares the machine with it.</summary>
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(2);

    /// <summary>How long nothing much must arrive before there can be another burst.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>A burst is over when so long nothing much arrived.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private int _underWay;
    private long _began;
    private long _lastSeen;

    /// <summary>Whether analysis should wait: a burst is coming in, and it has not lasted long.</summary>
    public bool IsBurst => Since(ref _lastSeen) < Pause && Since(ref _began) < LongestBurst;

    /// <summary>Counts a call until what is given back is disposed.</summary>
    public Taking Begin()
    {
        if (Interlocked.Increment(ref _underWay) >= Many)
        {
            if (Since(ref _lastSeen) > Rest)
            {
                Volatile.Write(ref _began, time.GetTimestamp());
            }

            Volatile.Write(ref _lastSeen, time.GetTimestamp());
        }

        return new Taking(this);
    }

    private TimeSpan Since(ref long moment) => time.GetElapsedTime(Volatile.Read(ref moment));

    internal readonly struct Taking(Acceptance acceptance) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref acceptance._underWay);
    }
}

namespace CallInsight.Grains.SignIn;

/// <summary>How often an address may be wrong: 30 times within 10 minutes. Attempts under way count apart, so that many people of one office
/// may sign in at the same moment.</summary>
internal sealed class WrongSignIns
{
    public const int Most = 30;
    public const int MostUnderWay = 100;
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    // Longer than any attempt takes: of one that never ended nothing more is heard.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(1);
    private readonly Queue<DateTimeOffset> _begun = new();
    private readonly Queue<DateTimeOffset> _wrong = new();

    /// <summary>Whether another attempt is admitted.</summary>
    public bool Begin(DateTimeOffset now)
    {
        Forget(_begun, now - UnderWay);
        Forget(_wrong, now - Within);
        if (_wrong.Count >= Most || _begun.Count >= MostUnderWay)
        {
            return false;
        }

        _begun.Enqueue(now);
        return true;
    }

    /// <summary>An attempt has ended.</summary>
    public void End(DateTimeOffset now, bool isWrong)
    {
        _begun.TryDequeue(out _);
        if (isWrong)
        {
            _wrong.Enqueue(now);
        }
    }

    private static void Forget(Queue<DateTimeOffset> times, DateTimeOffset before)
    {
        while (times.TryPeek(out var first) && first <= before)
        {
            times.Dequeue();
        }
    }
}

namespace CallInsight.Grains.SignIn;

/// <summary>How often an address may be wrong: 30 times within 10 minutes.</summary>
internal sealed class WrongSignIns
{
    public const int Most = 30;
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
    private readonly Queue<DateTimeOffset> _times = new();

    /// <summary>Counts an attempt as wrong until it is forgiven; false when it is not admitted, and then not counted.</summary>
    public bool Begin(DateTimeOffset now)
    {
        while (_times.TryPeek(out var first) && now - first >= Within)
        {
            _times.Dequeue();
        }

        if (_times.Count >= Most)
        {
            return false;
        }

        _times.Enqueue(now);
        return true;
    }

    /// <summary>Takes one attempt back: the oldest, so that others' wrong ones count on.</summary>
    public void Forgive() => _times.TryDequeue(out _);
}

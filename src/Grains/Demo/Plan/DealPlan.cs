namespace CallInsight.Grains.Demo.Plan;

/// <summary>A customer and its calls, one after another.</summary>
internal sealed class DealPlan(Customer customer, int rep, int length)
{
    private const int DecidedAfterDays = 8;
    private readonly List<CallSlot> _calls = [];

    public Customer Customer => customer;

    public int Rep => rep;

    public IReadOnlyList<CallSlot> Calls => _calls;

    public bool IsComplete => _calls.Count == length;

    /// <summary>Working days ago of the latest call.</summary>
    public int Latest => _calls[^1].DaysAgo;

    /// <summary>Whether the customer has said yes or no by today.</summary>
    public bool IsDecided => IsComplete && Latest >= DecidedAfterDays;

    public void Add(int daysAgo, int slot, Behaviour behaviour) => _calls.Add(new CallSlot((Stage)_calls.Count, daysAgo, slot, behaviour));
}

/// <summary>Where a call stands in its deal, when it is, and what the rep does in it.</summary>
internal sealed record CallSlot(Stage Stage, int DaysAgo, int Slot, Behaviour Behaviour);

internal enum Stage
{
    Discovery,
    Demo,
    Negotiation,
    Closing,
}

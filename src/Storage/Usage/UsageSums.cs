namespace CallInsight.Storage.Usage;

/// <summary>Adds up entries of the log as the counts of pages have them.</summary>
public sealed class UsageSums
{
    private const long MicrosecondsOfAnHour = 3_600_000_000;

    private readonly Dictionary<UsageDay, UsageSum> _days = [];
    private readonly Dictionary<UsageHour, UsageSum> _hours = [];
    private readonly List<(Guid Tenant, int Month)> _closed = [];

    public IReadOnlyDictionary<UsageDay, UsageSum> Days => _days;

    public IReadOnlyDictionary<UsageHour, UsageSum> Hours => _hours;

    /// <summary>Months that were closed.</summary>
    public IReadOnlyList<(Guid Tenant, int Month)> Closed => _closed;

    public void Add(in LoggedUsage entry)
    {
        if (entry.IsClose)
        {
            _closed.Add((entry.Tenant, entry.Month));
            return;
        }

        Add(_days, new UsageDay(entry.Tenant, entry.Month, entry.Day, entry.Meter, entry.Source, entry.Member), entry.Quantity);
        Add(_hours, new UsageHour(entry.Tenant, entry.At / MicrosecondsOfAnHour, entry.Meter), entry.Quantity);
    }

    private static void Add<TKey>(Dictionary<TKey, UsageSum> sums, TKey key, long quantity)
        where TKey : notnull
    {
        ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum = new UsageSum(sum.Quantity + quantity, sum.Events + 1);
    }
}

/// <param name="Quantity">In millionths.</param>
public readonly record struct UsageSum(Int128 Quantity, long Events)
{
    public decimal Units => (decimal)Quantity / LoggedUsage.Millionths;
}

/// <param name="Month">As <c>yyyymm</c>: the one that it is billed in.</param>
/// <param name="Day">Days since 0001-01-01, in the tenant's zone.</param>
public readonly record struct UsageDay(Guid Tenant, int Month, int Day, string Meter, string Source, Guid Member);

/// <param name="Hour">Hours since 1970 in UTC.</param>
public readonly record struct UsageHour(Guid Tenant, long Hour, string Meter)
{
    /// <summary>When it begins.</summary>
    public DateTime Moment => DateTime.UnixEpoch.AddHours(Hour);
}

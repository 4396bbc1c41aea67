namespace CallInsight.Contracts.Usage;

/// <summary>A part of the log of usage: knows which events were accepted of its tenants, and is the only one to write them. Key <c>p/usage/{shard}</c>.</summary>
[Alias("IUsageShardGrain"), GrainInterfaceType("usage-shard")]
public interface IUsageShardGrain : IPlatformOwned
{
    /// <summary>Writes events that are not there. The answer comes after the commit, also for those that are.</summary>
    /// <exception cref="StorageException">Nothing is known of what became of them: ask again.</exception>
    [SafeToRepeat, Alias("Count")]
    Task<UsageCounted> Count(UsageBatch batch);

    /// <summary>What was used of each meter in a month.</summary>
    [SafeToRepeat, Alias("GetTotals")]
    Task<IReadOnlyList<MeterTotal>> GetTotals(Guid tenant, int month);

    /// <summary>Closes a month: later events of it are billed in the month that is open then.</summary>
    [SafeToRepeat, Alias("Close")]
    Task Close(Guid tenant, int month);

    /// <summary>Brings the counts of pages up to the end of the log.</summary>
    [SafeToRepeat, Alias("Fold")]
    Task Fold();

    /// <summary>Events of a tenant as they were written.</summary>
    [SafeToRepeat, Alias("Read")]
    Task<CountedPage> Read(Guid tenant, LogPlace? from, int most);
}

/// <summary>Events of one tenant that keep the rules.</summary>
/// <param name="OpenMonth">As <c>yyyymm</c>: the one that events of closed months are billed in.</param>
[GenerateSerializer, Alias("UsageBatch"), Immutable]
public sealed record UsageBatch([property: Id(0)] Guid Tenant, [property: Id(1)] int OpenMonth, [property: Id(2)] UsageItem[] Items);

/// <param name="Quantity">In millionths.</param>
/// <param name="Day">When it happened: days since 0001-01-01, in the tenant's zone.</param>
/// <param name="Month">The month of that day, as <c>yyyymm</c>.</param>
/// <param name="Member">All zeros where it is nobody's.</param>
[GenerateSerializer, Alias("UsageItem"), Immutable]
public readonly record struct UsageItem(
    [property: Id(0)] string Id,
    [property: Id(1)] string Meter,
    [property: Id(2)] long Quantity,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] int Day,
    [property: Id(5)] int Month,
    [property: Id(6)] string Source,
    [property: Id(7)] Guid Member);

/// <param name="Duplicates">Which of the events were there, in their order.</param>
[GenerateSerializer, Alias("UsageCounted"), Immutable]
public sealed record UsageCounted([property: Id(0)] bool[] Duplicates);

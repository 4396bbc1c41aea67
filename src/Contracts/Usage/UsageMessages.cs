namespace CallInsight.Contracts.Usage;

/// <summary>The names of what is counted. A workspace's own begin with <c>custom.</c></summary>
public static class Meters
{
    /// <summary>Calls that were analysed; one whose transcript is replaced by another is analysed anew.</summary>
    public const string Calls = "calls";

    /// <summary>Their lengths.</summary>
    public const string Minutes = "minutes";

    /// <summary>Active members, as they are now.</summary>
    public const string Seats = "seats";

    /// <summary>What is kept, as it is now.</summary>
    public const string StorageBytes = "storage_bytes";

    /// <summary>Requests with keys.</summary>
    public const string ApiRequests = "api_requests";

    /// <summary>Files that were written for somebody to take.</summary>
    public const string Exports = "exports";

    /// <summary>Summaries by a language model.</summary>
    public const string Summaries = "summaries";

    /// <summary>How the names of a workspace's own begin.</summary>
    public const string Own = "custom.";
}

/// <summary>Something that was used.</summary>
/// <param name="Id">Counts once in its workspace, whatever its meter.</param>
/// <param name="Quantity">Above 0, with at most six decimals.</param>
/// <param name="At">When it was used; null for now.</param>
/// <param name="Source">Where it comes from; empty where nobody said.</param>
/// <param name="Member">Whose it is; null where it is nobody's.</param>
[GenerateSerializer, Alias("UsageEvent"), Immutable]
public sealed record UsageEvent(
    [property: Id(0)] string Id,
    [property: Id(1)] string Meter,
    [property: Id(2)] decimal Quantity,
    [property: Id(3)] DateTimeOffset? At = null,
    [property: Id(4)] string Source = "",
    [property: Id(5)] Guid? Member = null);

/// <param name="Events">1 to 1,000.</param>
[GenerateSerializer, Alias("CountUsage"), Immutable]
public sealed record CountUsage([property: Id(0)] Actor Actor, [property: Id(1)] IReadOnlyList<UsageEvent> Events);

/// <summary>What became of one event.</summary>
/// <param name="IsDuplicate">It was counted before; nothing was added.</param>
/// <param name="Error">Why it was not counted; null when it is.</param>
[GenerateSerializer, Alias("UsageResult"), Immutable]
public sealed record UsageResult([property: Id(0)] string Id, [property: Id(1)] bool IsDuplicate, [property: Id(2)] string? Error);

/// <summary>How much of a meter was used in the month that is open.</summary>
/// <param name="Quantity">In units of the meter.</param>
[GenerateSerializer, Alias("MeterTotal"), Immutable]
public sealed record MeterTotal([property: Id(0)] string Meter, [property: Id(1)] decimal Quantity);

/// <summary>A workspace's open month.</summary>
/// <param name="Month">As <c>yyyymm</c>, in the workspace's zone.</param>
/// <param name="Zone">IANA.</param>
/// <param name="ResetsAt">When the next month begins.</param>
[GenerateSerializer, Alias("OpenMonth"), Immutable]
public sealed record OpenMonth([property: Id(0)] int Month, [property: Id(1)] string Zone, [property: Id(2)] DateTimeOffset ResetsAt, [property: Id(3)] IReadOnlyList<MeterTotal> Totals);

/// <param name="Zone">IANA, such as Europe/Berlin.</param>
[GenerateSerializer, Alias("ChangeUsageZone"), Immutable]
public sealed record ChangeUsageZone([property: Id(0)] Actor Actor, [property: Id(1)] string Zone);

/// <summary>An event as the log has it.</summary>
/// <param name="Month">The one that it is billed in, as <c>yyyymm</c>.</param>
/// <param name="Day">When it happened, in the workspace's zone of that time.</param>
[GenerateSerializer, Alias("CountedEvent"), Immutable]
public sealed record CountedEvent([property: Id(0)] UsageEvent Event, [property: Id(1)] int Month, [property: Id(2)] DateOnly Day, [property: Id(3)] DateTimeOffset AcceptedAt);

/// <summary>Events in the order in which they were accepted.</summary>
/// <param name="Next">Where the next ones begin; null at the end.</param>
[GenerateSerializer, Alias("CountedPage"), Immutable]
public sealed record CountedPage([property: Id(0)] IReadOnlyList<CountedEvent> Events, [property: Id(1)] LogPlace? Next);

/// <summary>A place in a shard's log.</summary>
/// <param name="Sequence">Of the row.</param>
/// <param name="Index">Of the event in it.</param>
[GenerateSerializer, Alias("LogPlace"), Immutable]
public sealed record LogPlace([property: Id(0)] long Sequence, [property: Id(1)] int Index);

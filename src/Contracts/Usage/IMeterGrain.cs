namespace CallInsight.Contracts.Usage;

/// <summary>What a tenant uses: knows its months, its meters and what it may still use. Key <c>t/{tenant}/m</c>.</summary>
[Alias("IMeterGrain"), GrainInterfaceType("meter")]
public interface IMeterGrain : ITenantOwned
{
    /// <summary>Counts events that the tenant's own systems tell, each once. The answer comes when they can no longer be lost.</summary>
    /// <returns>A result for each, in their order. Refused: <c>permission.denied</c>, <c>usage.invalid</c>.</returns>
    [SafeToRepeat, Alias("Count")]
    Task<Result<IReadOnlyList<UsageResult>>> Count(CountUsage command);

    /// <summary>Counts what the product itself noted (<c>usage_due</c>).</summary>
    [SafeToRepeat, Alias("Collect")]
    Task Collect();

    /// <summary>What was used in the month that is open, to this moment.</summary>
    [SafeToRepeat, Alias("GetOpenMonth")]
    Task<OpenMonth> GetOpenMonth();

    /// <summary>Decides in which zone months begin, from now on.</summary>
    /// <returns>Refused: <c>permission.denied</c>, <c>usage.invalid</c>.</returns>
    [SafeToRepeat, Alias("ChangeZone")]
    Task<Result<Done>> ChangeZone(ChangeUsageZone command);

    /// <summary>Closes a month that is over, if its days of grace are: nothing more is billed in it.</summary>
    /// <param name="month">As <c>yyyymm</c>.</param>
    [SafeToRepeat, Alias("Close")]
    Task Close(int month);

    /// <summary>The tenant's events as the log has them.</summary>
    /// <param name="from">Null for the first.</param>
    /// <param name="most">1 to 1,000.</param>
    [SafeToRepeat, Alias("Read")]
    Task<CountedPage> Read(LogPlace? from, int most);
}

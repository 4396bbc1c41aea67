using CallInsight.Contracts.Usage;

namespace CallInsight.Web.Usage;

/// <summary>Body of <c>POST /api/v1/usage/events</c>.</summary>
/// <param name="Events">1 to 1,000.</param>
internal sealed record UsageEventsRequest(IReadOnlyList<UsageEventRequest>? Events);

/// <param name="Id">Counts once in the workspace.</param>
/// <param name="Meter">Begins with <c>custom.</c></param>
/// <param name="At">When it was used; without it, now.</param>
/// <param name="Source">Where it comes from, at most 100 characters.</param>
internal sealed record UsageEventRequest(string? Id, string? Meter, decimal? Quantity, DateTimeOffset? At, string? Source)
{
    public UsageEvent Read() => new(Id ?? string.Empty, Meter ?? string.Empty, Quantity ?? 0, At, Source ?? string.Empty);
}

/// <param name="Results">In the order of the events.</param>
internal sealed record UsageResultsBody(IReadOnlyList<UsageResultBody> Results);

/// <param name="Accepted">It is counted, now or before.</param>
/// <param name="Duplicate">It was counted before; nothing was added.</param>
/// <param name="Error">The field and what is wrong with it; null where it is counted.</param>
internal sealed record UsageResultBody(string Id, bool Accepted, bool Duplicate, string? Error)
{
    public static UsageResultBody Of(UsageResult result) => new(result.Id, result.Error is null, result.IsDuplicate, result.Error);
}

/// <summary>Answer of <c>GET /api/v1/usage</c>.</summary>
/// <param name="Rows">By what was asked for.</param>
/// <param name="Limits">Of the month that is open.</param>
internal sealed record UsageBody(IReadOnlyList<UsageRowBody> Rows, IReadOnlyList<UsageLimitBody> Limits);

/// <param name="Member">Null also where it was nobody's.</param>
internal sealed record UsageRowBody(string? Meter, DateOnly? Day, string? Source, Guid? Member, decimal Quantity, long Events);

/// <param name="Limit">Null where there is none.</param>
internal sealed record UsageLimitBody(string Meter, decimal Used, decimal? Limit, DateTimeOffset ResetsAt);

using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>What the Call grain holds of its call: the registry's row, opened.</summary>
internal sealed record Call
{
    public required Guid Id { get; init; }

    public required byte[]? ExternalHash { get; init; }

    public required byte[] ContentHash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the call began, in the offset that the caller gave where it gave one.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required string Status { get; init; }

    public required int Version { get; init; }

    public required Guid? Rep { get; init; }

    public required Guid? UploadedBy { get; init; }

    public required int? Stage { get; init; }

    public required int? Source { get; init; }

    public required string? Direction { get; init; }

    public required OutcomeInput Outcome { get; init; }

    public required string Title { get; init; }

    public required CallDetails Details { get; init; }

    /// <summary>Stands for this state of it.</summary>
    public string Tag => CallTags.Of(Version, ReceivedAt);

    /// <summary>The day of receipt, which decides the partitions of what is heavy.</summary>
    public DateOnly ReceivedOn => DateOnly.FromDateTime(ReceivedAt.UtcDateTime);

    /// <summary>The Facts grain that answers for the call: the month of its start in UTC.</summary>
    public int Bucket => (StartedAt.UtcDateTime.Year * 100) + StartedAt.UtcDateTime.Month;
}

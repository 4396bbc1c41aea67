using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>A call as pages and the API read it.</summary>
public sealed record CallView
{
    public required Guid Id { get; init; }

    public required string Status { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required CallDetails Details { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string? Direction { get; init; }

    public required Guid? Rep { get; init; }

    /// <summary>The team of the rep.</summary>
    public Guid? RepTeam { get; init; }

    public required OutcomeBody Outcome { get; init; }

    public required string? Language { get; init; }

    public required double? DurationSeconds { get; init; }

    public required JsonElement Report { get; init; }

    /// <summary>Stands for this state of the call.</summary>
    public string Tag => CallTags.Of(Version, ReceivedAt);

    internal CallShape ForApi() => new(
        Id, Status, Version, Title, StartedAt, ReceivedAt, Details.ExternalId, Details.Source, Direction, Details.Stage, Rep, Outcome, Details.CustomFields,
        [.. Details.Participants.Select(p => new ParticipantBody(p.Speaker, p.Name, p.Email, p.Role))], Language, DurationSeconds, Details.Error, Report, Details.Tags ?? []);
}

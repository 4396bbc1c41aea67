using System.Text.Json;

namespace CallInsight.Web.Calls;

/// <summary>Body of <c>POST /api/v1/calls</c> and <c>POST /api/v1/analysis</c>, for the reference: it is read field by field, so that every fault is named.</summary>
/// <param name="StartedAt">ISO 8601. Needed unless the transcript says it itself.</param>
/// <param name="Direction">inbound or outbound.</param>
/// <param name="Rep">E-mail or id of the member whose call it is.</param>
/// <param name="Masking">on: the spans of personal data are listed (analysis only).</param>
internal sealed record CallBody(
    string Title,
    DateTimeOffset StartedAt,
    string? ExternalId,
    string? Source,
    string? Direction,
    string? Stage,
    string? Rep,
    IReadOnlyDictionary<string, string?>? CustomFields,
    IReadOnlyList<ParticipantBody>? Participants,
    TranscriptBody Transcript,
    OutcomeBody? Outcome,
    string? Language,
    string? Masking);

internal sealed record ParticipantBody(string? Speaker, string Name, string? Email, string? Role);

/// <param name="Format">auto, or a format's name.</param>
/// <param name="Content">The source as a text, or a vendor's JSON as it is.</param>
internal sealed record TranscriptBody(string Format, JsonElement Content);

/// <param name="Result">won, lost or open.</param>
public sealed record OutcomeBody(string Result, decimal? Amount, string? Currency);

/// <summary>Body of <c>PATCH /api/v1/calls/{id}</c>: what is left out stays.</summary>
/// <param name="Stage">null takes it away.</param>
internal sealed record ChangeBody(string? Title, string? Stage, OutcomeBody? Outcome, IReadOnlyList<SpeakerBody>? Speakers);

/// <param name="Speaker">The speaker's key in the transcript.</param>
/// <param name="Role">rep, customer or unknown.</param>
internal sealed record SpeakerBody(string Speaker, string? Name, string? Role);

internal sealed record CallAccepted(Guid Id, string Status);

internal sealed record CallChanged(Guid Id, int Version);

/// <summary>A call as the API gives it.</summary>
internal sealed record CallShape(
    Guid Id,
    string Status,
    int Version,
    string Title,
    DateTimeOffset StartedAt,
    DateTimeOffset ReceivedAt,
    string? ExternalId,
    string? Source,
    string? Direction,
    string? Stage,
    Guid? Rep,
    OutcomeBody Outcome,
    IReadOnlyDictionary<string, string?> CustomFields,
    IReadOnlyList<ParticipantBody> Participants,
    string? Language,
    double? DurationSeconds,
    string? Error,
    JsonElement Import);

/// <summary>A call in a list.</summary>
public sealed record CallItem(
    Guid Id,
    string Status,
    string Title,
    DateTimeOffset StartedAt,
    Guid? Rep,
    string? Stage,
    OutcomeBody Outcome,
    double? DurationSeconds,
    double? TalkRatio,
    double? Questions,
    double? LongestMonologueSeconds,
    double? SentimentCustomer);

/// <summary>A page of a list. <c>nextCursor</c> is null on the last one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

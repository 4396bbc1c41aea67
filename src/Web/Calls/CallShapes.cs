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
/// <param name="Merge">Speakers who are one: their figures are counted together.</param>
/// <param name="Split">Utterances of one speaker that are another's, who is called A/2 then, where the speaker is A.</param>
/// <param name="UndoSpeakers">true takes back the last merges and splits that were made at once.</param>
/// <param name="Tags">All that the call is to have: at most 20, of 60 characters without commas.</param>
/// <param name="CustomFields">Those that are named get the value; null takes one away.</param>
internal sealed record ChangeBody(string? Title, string? Stage, OutcomeBody? Outcome, IReadOnlyList<SpeakerBody>? Speakers, IReadOnlyList<MergeBody>? Merge, IReadOnlyList<SplitBody>? Split, bool? UndoSpeakers, IReadOnlyList<string>? Tags, IReadOnlyDictionary<string, string?>? CustomFields);

/// <summary>Body of <c>POST /api/v1/calls/speakers</c>: one change for many calls.</summary>
/// <param name="Calls">Ids of at most 1,000 calls.</param>
internal sealed record ChangeSpeakersBody(IReadOnlyList<Guid> Calls, IReadOnlyList<SpeakerBody>? Speakers, IReadOnlyList<MergeBody>? Merge, IReadOnlyList<SplitBody>? Split, bool? UndoSpeakers);

/// <param name="From">Keys of the speakers that are the other's.</param>
internal sealed record MergeBody(IReadOnlyList<string> From, string Into);

/// <param name="From">Index of the first utterance of the span, from 0.</param>
/// <param name="To">Index of its last.</param>
internal sealed record SplitBody(string Speaker, int From, int To);

/// <summary>What became of each call.</summary>
internal sealed record SpeakersChanged(IReadOnlyList<SpeakersResult> Results);

/// <param name="Status">changed, refused, or unknown where a part of the service was away.</param>
/// <param name="Code">Why it was not changed, for programs; null where it was changed.</param>
/// <param name="Message">The same for people.</param>
/// <param name="Errors">Fields that are not right for this call.</param>
internal sealed record SpeakersResult(Guid Id, string Status, int? Version, string? Code, string? Message, IReadOnlyDictionary<string, string>? Errors);

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
    JsonElement Import,
    IReadOnlyList<string> Tags);

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
    double? SentimentCustomer,
    IReadOnlyList<string> Tags);

/// <summary>A page of a list. <c>nextCursor</c> is null on the last one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

namespace CallInsight.Contracts.Calls;

/// <param name="Role"><c>rep</c>, <c>customer</c> or null.</param>
[GenerateSerializer, Alias("ParticipantInput"), Immutable]
public sealed record ParticipantInput(
    [property: Id(0)] string? Speaker,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Email,
    [property: Id(3)] string? Role);

/// <param name="Format">One of the formats' names, or <c>auto</c>.</param>
/// <param name="Content">The source: UTF-8, or another Unicode encoding with its byte order mark.</param>
[GenerateSerializer, Alias("TranscriptInput"), Immutable]
public sealed record TranscriptInput([property: Id(0)] string Format, [property: Id(1)] byte[] Content);

/// <param name="Title">Null: the source's own, else a refusal.</param>
/// <param name="StartedAt">Null: the source's own, else a refusal.</param>
/// <param name="Rep">E-mail or id of the member whose call it is.</param>
/// <param name="FileName">The title where neither the command nor the source has one.</param>
/// <param name="FileTime">The start where neither the command nor the source has one.</param>
/// <param name="Replace">Whether other content under the same external id replaces what is there.</param>
[GenerateSerializer, Alias("RegisterCall"), Immutable]
public sealed record RegisterCall(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string? Title,
    [property: Id(2)] DateTimeOffset? StartedAt,
    [property: Id(3)] string? ExternalId,
    [property: Id(4)] string? Source,
    [property: Id(5)] string? Direction,
    [property: Id(6)] string? Stage,
    [property: Id(7)] string? Rep,
    [property: Id(8)] IReadOnlyDictionary<string, string?> CustomFields,
    [property: Id(9)] IReadOnlyList<ParticipantInput> Participants,
    [property: Id(10)] TranscriptInput Transcript,
    [property: Id(11)] bool Replace,
    [property: Id(12)] OutcomeInput? Outcome,
    [property: Id(13)] string? FileName = null,
    [property: Id(14)] DateTimeOffset? FileTime = null);

/// <param name="Existed">The same call was there already.</param>
[GenerateSerializer, Alias("CallReceipt"), Immutable]
public sealed record CallReceipt([property: Id(0)] Guid Call, [property: Id(1)] string Status, [property: Id(2)] bool Existed);

/// <param name="Result"><c>won</c>, <c>lost</c> or <c>open</c>.</param>
/// <param name="Currency">ISO 4217; needed with an amount.</param>
[GenerateSerializer, Alias("OutcomeInput"), Immutable]
public sealed record OutcomeInput([property: Id(0)] string Result, [property: Id(1)] decimal? Amount, [property: Id(2)] string? Currency);

/// <param name="Name">Null leaves it.</param>
/// <param name="Role"><c>rep</c>, <c>customer</c>, <c>unknown</c>; null leaves it.</param>
[GenerateSerializer, Alias("SpeakerChange"), Immutable]
public sealed record SpeakerChange([property: Id(0)] string Speaker, [property: Id(1)] string? Name, [property: Id(2)] string? Role);

/// <param name="Stage">Null leaves it, an empty text takes it away.</param>
/// <param name="Merges">Done before the splits; both before names and roles, which may name who was split off: <c>A/2</c>.</param>
/// <param name="UndoSpeakers">Takes back the last merges and splits that were made at once; before all else.</param>
/// <param name="IfMatch">Tags of the states that may be changed, see <see cref="CallTags"/>; null takes the present one.</param>
/// <param name="Tags">All that the call is to have; null leaves them.</param>
/// <param name="CustomFields">Those that are named get the value; null takes one away. Others stay.</param>
[GenerateSerializer, Alias("ChangeCall"), Immutable]
public sealed record ChangeCall(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string? Title,
    [property: Id(2)] string? Stage,
    [property: Id(3)] OutcomeInput? Outcome,
    [property: Id(4)] IReadOnlyList<SpeakerChange> Speakers,
    [property: Id(5)] IReadOnlyList<string>? IfMatch,
    [property: Id(6)] IReadOnlyList<SpeakerMerge>? Merges = null,
    [property: Id(7)] IReadOnlyList<SpeakerSplit>? Splits = null,
    [property: Id(8)] bool UndoSpeakers = false,
    [property: Id(9)] IReadOnlyList<string>? Tags = null,
    [property: Id(10)] IReadOnlyDictionary<string, string?>? CustomFields = null)
{
    /// <summary>Whether it is about who speaks.</summary>
    public bool IsOfSpeakers => Speakers.Count > 0 || Merges is { Count: > 0 } || Splits is { Count: > 0 } || UndoSpeakers;
}

/// <summary>Several speakers who are one.</summary>
[GenerateSerializer, Alias("SpeakerMerge"), Immutable]
public sealed record SpeakerMerge([property: Id(0)] IReadOnlyList<string> From, [property: Id(1)] string Into);

/// <summary>One speaker who is two: utterances of a span are the new one's.</summary>
/// <param name="From">Index of the first utterance of the span, from 0.</param>
/// <param name="To">Index of its last.</param>
[GenerateSerializer, Alias("SpeakerSplit"), Immutable]
public sealed record SpeakerSplit([property: Id(0)] string Speaker, [property: Id(1)] int From, [property: Id(2)] int To);

/// <summary>A state of a call.</summary>
/// <param name="Tag">See <see cref="CallTags"/>.</param>
[GenerateSerializer, Alias("CallVersion"), Immutable]
public sealed record CallVersion([property: Id(0)] int Version, [property: Id(1)] string Tag);

/// <param name="IfMatch">As in <see cref="ChangeCall"/>.</param>
[GenerateSerializer, Alias("EraseCall"), Immutable]
public sealed record EraseCall([property: Id(0)] Actor Actor, [property: Id(1)] IReadOnlyList<string>? IfMatch = null);

/// <param name="Again">Whether a call that is ready is analysed once more: its older findings are replaced. Nothing is done where the last re-analysis was not accepted with the present rules and settings.</param>
[GenerateSerializer, Alias("AnalyseCall"), Immutable]
public sealed record AnalyseCall([property: Id(0)] Guid Job, [property: Id(1)] int Attempt, [property: Id(2)] bool Again = false);

[GenerateSerializer, Alias("AnalyseTranscript"), Immutable]
public sealed record AnalyseTranscript(
    [property: Id(0)] DateTimeOffset? StartedAt,
    [property: Id(1)] IReadOnlyList<ParticipantInput> Participants,
    [property: Id(2)] TranscriptInput Transcript,
    [property: Id(3)] bool Masking,
    [property: Id(4)] string? Language);

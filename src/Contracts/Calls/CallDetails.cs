using System.Text.Json.Serialization;

namespace CallInsight.Contracts.Calls;

/// <summary>What is kept of a call beside its columns, encrypted as one text: field <c>calls.details</c>.</summary>
/// <param name="Speakers">What people said of the transcript's speakers afterwards; it wins over the source.</param>
/// <param name="OffsetMinutes">Offset of the call's start from UTC as it was given: "tomorrow" is counted from that day.</param>
/// <param name="SpeakerEdits">Merges and splits of speakers, the first one first; null where there were none.</param>
/// <param name="Tags">In the order in which they were given; null where there are none.</param>
/// <param name="Error">Why analysis failed; null otherwise.</param>
public sealed record CallDetails(
    string? ExternalId,
    string? Source,
    string? Stage,
    string? Rep,
    IReadOnlyList<CallParticipant> Participants,
    IReadOnlyDictionary<string, string?> CustomFields,
    IReadOnlyList<CallSpeaker> Speakers,
    string? Error,
    int OffsetMinutes = 0,
    IReadOnlyList<SpeakerEdit>? SpeakerEdits = null,
    IReadOnlyList<string>? Tags = null);

public sealed record CallParticipant(string? Speaker, string Name, string? Email, string? Role);

public sealed record CallSpeaker(string Speaker, string? Name, string? Role);

/// <summary>A transcript as it is kept: field <c>call_texts.transcript</c>.</summary>
/// <param name="Timing"><c>word</c>, <c>utterance</c> or <c>estimated</c>.</param>
public sealed record StoredTranscript(string? Language, string Timing, double? RecordingSeconds, IReadOnlyList<StoredSpeaker> Speakers, IReadOnlyList<StoredUtterance> Utterances)
{
    /// <summary>Nobody says anything.</summary>
    public static StoredTranscript Empty { get; } = new(null, "estimated", null, [], []);
}

/// <param name="Role"><c>rep</c>, <c>customer</c> or <c>unknown</c>.</param>
public sealed record StoredSpeaker(string Id, string? Name, string Role);

/// <param name="Words">Texts of the words; null where words are not timed.</param>
/// <param name="Times">Start and end of each word, one after another.</param>
public sealed record StoredUtterance(string Speaker, double Start, double End, string Text, bool Estimated, string[]? Words, double[]? Times);

/// <summary>The JSON of what is kept. Shapes change by adding.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallDetails))]
[JsonSerializable(typeof(StoredTranscript))]
public sealed partial class StoredJson : JsonSerializerContext;

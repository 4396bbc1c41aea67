using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>A call with all that its page shows: fields, transcript and, once it is ready, findings.</summary>
public sealed class CallReading
{
    private readonly Dictionary<string, SpeakerSeen> _speakers;

    /// <param name="isArranged">Whether the transcript's speakers are merged and split already.</param>
    public CallReading(CallView view, SpokenTranscript transcript, CallFindings? findings, string? repName, bool isArranged = false)
    {
        (View, Transcript, Findings, RepName) = (view, isArranged ? transcript : transcript.With(view.Details.SpeakerEdits), findings, repName);
        Speakers = SpeakersOf(view.Details, Transcript, findings);
        _speakers = Speakers.ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    public CallView View { get; }

    public SpokenTranscript Transcript { get; }

    /// <summary>Null while the call is being analysed, and when that failed.</summary>
    public CallFindings? Findings { get; }

    public string? RepName { get; }

    /// <summary>Everybody who speaks, in the order of the source.</summary>
    public IReadOnlyList<SpeakerSeen> Speakers { get; }

    public bool IsTimed => Transcript.Timing != "estimated";

    public SpeakerSeen SpeakerOf(int utterance) => _speakers[Transcript.Utterances[utterance].Speaker];

    public SpeakerSeen Speaker(string id) => _speakers.TryGetValue(id, out var known) ? known : new SpeakerSeen(id, id, "unknown", false, 0, 0);

    /// <summary>When an utterance begins; null where the source has no times.</summary>
    public double? StartOf(int utterance) => IsTimed ? Transcript.Utterances[utterance].Start : null;

    /// <summary>Everybody who speaks in a transcript, with names and sides as they were given or found.</summary>
    public static IReadOnlyList<SpeakerSeen> SpeakersOf(CallDetails details, SpokenTranscript transcript, CallFindings? findings)
        => [.. Ids(transcript).Select((id, i) => Seen(id, i + 1, details, transcript, findings))];

    private static IEnumerable<string> Ids(SpokenTranscript transcript)
        => transcript.Speakers.Select(s => s.Id).Concat(transcript.Utterances.Select(u => u.Speaker)).Distinct(StringComparer.Ordinal);

    private static SpeakerSeen Seen(string id, int number, CallDetails details, SpokenTranscript transcript, CallFindings? findings)
    {
        var found = findings?.Speakers.FirstOrDefault(s => s.Speaker == id);
        var stored = transcript.Speakers.FirstOrDefault(s => s.Id == id);
        var given = details.Speakers.FirstOrDefault(s => s.Speaker == id);
        var name = given?.Name ?? found?.Name ?? stored?.Name;
        return new SpeakerSeen(
            id,
            string.IsNullOrWhiteSpace(name) ? CallWords.SpeakerNumber(id) : name,
            given?.Role ?? found?.Role ?? stored?.Role ?? "unknown",
            found?.RoleInferred ?? false,
            found?.RoleConfidence ?? 0,
            number <= ColouredSpeakers ? number : 0);
    }

    // As many colours as there are: who comes later is grey.
    private const int ColouredSpeakers = 6;
}

/// <summary>Somebody who speaks in a call.</summary>
/// <param name="Slot">Colour in time line and transcript; 0 is grey.</param>
public sealed record SpeakerSeen(string Id, string Name, string Role, bool RoleInferred, double RoleConfidence, int Slot);

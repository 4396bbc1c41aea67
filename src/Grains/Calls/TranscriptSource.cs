using CallInsight.Analysis;
using CallInsight.Analysis.Import;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>Between what crosses a process and what the analysis takes.</summary>
internal static class TranscriptSource
{
    /// <summary>Reads a source off the grain's own turn: a long one takes a while.</summary>
    public static async Task<Result<ReadTranscript>> ReadAsync(TranscriptInput input)
    {
        var result = await Task.Run(() => TranscriptReader.Read(input.Content, input.Format));
        return result.Fault is { } fault
            ? new Refusal(fault.Code, RefusalKind.Unreadable, fault.Message, Line: fault.Line)
            : result.Read!;
    }

    public static AnalysisSettings Settings(Contracts.Tenants.TenantSettings settings)
        => new(
            settings.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [.. settings.Trackers.Select(t => new Tracker(t.Key, t.Terms, t.Side == "any" ? null : Role(t.Side)))],
            settings.Domains);

    public static SpeakerRole Role(string? role) => role switch
    {
        "rep" => SpeakerRole.Rep,
        "customer" => SpeakerRole.Customer,
        _ => SpeakerRole.Unknown,
    };

    public static string Name(SpeakerRole role) => role switch
    {
        SpeakerRole.Rep => "rep",
        SpeakerRole.Customer => "customer",
        _ => "unknown",
    };

    /// <summary>A transcript as it is kept.</summary>
    public static StoredTranscript Store(Transcript transcript)
        => new(
            transcript.Language,
            transcript.Timing switch { Timing.Word => "word", Timing.Utterance => "utterance", _ => "estimated" },
            transcript.RecordingSeconds,
            [.. transcript.Speakers.Select(s => new StoredSpeaker(s.Id, s.Name, Name(s.Role)))],
            [.. transcript.Utterances.Select(Store)]);

    /// <summary>A kept transcript, with what people said of its speakers since.</summary>
    public static Transcript Load(StoredTranscript stored, IReadOnlyList<CallSpeaker> changes)
        => new(
            stored.Language,
            stored.Timing switch { "word" => Timing.Word, "utterance" => Timing.Utterance, _ => Timing.Estimated },
            [.. stored.Speakers.Select(s => Load(s, changes.FirstOrDefault(c => c.Speaker == s.Id)))],
            [.. stored.Utterances.Select(Load)],
            stored.RecordingSeconds);

    private static Speaker Load(StoredSpeaker speaker, CallSpeaker? change)
        => new(speaker.Id, change?.Name ?? speaker.Name, Role(change?.Role ?? speaker.Role));

    private static StoredUtterance Store(Utterance u)
        => new(u.Speaker, u.Start, u.End, u.Text, u.Estimated, u.Words is null ? null : [.. u.Words.Select(w => w.Text)], u.Words is null ? null : [.. u.Words.SelectMany(w => new[] { w.Start, w.End })]);

    private static Utterance Load(StoredUtterance u)
        => new(u.Speaker, u.Start, u.End, u.Text, u.Words is { } words && u.Times is { } times ? [.. words.Select((w, i) => new Word(w, times[2 * i], times[(2 * i) + 1]))] : null, u.Estimated);
}

namespace CallInsight.Analysis;

/// <summary>Whose side of the call a speaker is on.</summary>
public enum SpeakerRole
{
    /// <summary>Nobody said and nothing tells.</summary>
    Unknown,

    /// <summary>The tenant's side.</summary>
    Rep,

    /// <summary>The other side.</summary>
    Customer,
}

/// <summary>How exactly a transcript knows when things were said.</summary>
public enum Timing
{
    /// <summary>The source has no times: 150 words a minute are assumed, one utterance after another.</summary>
    Estimated,

    /// <summary>Each utterance has a start (and an end, given or estimated).</summary>
    Utterance,

    /// <summary>Each word has a start and an end.</summary>
    Word,
}

/// <summary>A voice in the call as the source names it.</summary>
/// <param name="Id">The source's key for the voice, unique in the transcript.</param>
/// <param name="Name">What to call the person; null when the source has no name.</param>
/// <param name="Role">The side the source gives; Unknown when it gives none.</param>
public sealed record Speaker(string Id, string? Name, SpeakerRole Role);

/// <summary>One spoken word with its time in seconds from the start of the call.</summary>
public readonly record struct Word(string Text, double Start, double End);

/// <summary>One piece of speech as imported.</summary>
/// <param name="Speaker">The <see cref="Analysis.Speaker.Id"/> of who speaks.</param>
/// <param name="Start">Seconds from the start of the call.</param>
/// <param name="End">Seconds from the start of the call, at or after <paramref name="Start"/>.</param>
/// <param name="Text">What was said, character for character as the source has it.</param>
/// <param name="Words">The words with their times; null when the source does not time words.</param>
/// <param name="Estimated">Whether start or end had to be estimated.</param>
public sealed record Utterance(string Speaker, double Start, double End, string Text, IReadOnlyList<Word>? Words = null, bool Estimated = false);

/// <summary>A call's speech: who said what, and when. The utterances are in the order (start, end, position in the source).</summary>
/// <param name="Language">Lower-case ISO 639-1 code as the source or caller gives it; null when neither does.</param>
/// <param name="Timing">How exact the times are.</param>
/// <param name="Speakers">Every speaker of an utterance, in order of appearance in the source.</param>
/// <param name="Utterances">At least one.</param>
/// <param name="RecordingSeconds">Length of the recording where the source states it; null otherwise.</param>
public sealed record Transcript(
    string? Language,
    Timing Timing,
    IReadOnlyList<Speaker> Speakers,
    IReadOnlyList<Utterance> Utterances,
    double? RecordingSeconds = null);

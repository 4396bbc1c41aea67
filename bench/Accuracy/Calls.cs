using CallInsight.Analysis;

namespace CallInsight.Bench.Accuracy;

/// <summary>Calls as the analysis takes them, made of labelled speech.</summary>
internal static class Calls
{
    // A Monday; next steps count from it.
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>What the product finds in untimed speech.</summary>
    /// <param name="role">The side of a speaker; nobody says where it is left out.</param>
    public static Findings Analyse(IEnumerable<(string Speaker, string Text)> speech, string? language = "en", Func<string, SpeakerRole>? role = null, bool masking = false)
    {
        var utterances = speech.Select(s => new Utterance(s.Speaker, 0, 0, s.Text)).ToList();
        return Analyse(new Transcript(language, Timing.Estimated, SpeakersOf(utterances, role), utterances), masking);
    }

    public static Findings Analyse(Transcript transcript, bool masking = false)
        => Analyser.Analyse(new AnalysisRequest(transcript, [], Day, AnalysisSettings.Default, masking));

    public static List<Speaker> SpeakersOf(IEnumerable<Utterance> utterances, Func<string, SpeakerRole>? role = null)
        => utterances.Select(u => u.Speaker).Distinct(StringComparer.Ordinal).Select(s => new Speaker(s, null, role?.Invoke(s) ?? SpeakerRole.Unknown)).ToList();
}

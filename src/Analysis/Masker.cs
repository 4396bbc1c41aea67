using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Masking;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis;

/// <summary>Personal data of a transcript, without any other finding.</summary>
public static class Masker
{
    /// <summary>The language in which names, places and what is said aloud are found. In others it is what has a form, and the names that are given.</summary>
    private const string Known = "en";

    /// <summary>Whether names that nobody gave are found in what is said.</summary>
    public static bool FindsNames(Transcript transcript) => LanguageRecognition.Of(transcript) == Known;

    /// <summary>The spans of personal data by utterance and start, as <see cref="Findings.Masking"/> has them.</summary>
    /// <param name="names">Of people who are there or spoken of, beside the speakers' own.</param>
    public static IReadOnlyList<MaskedSpan> Find(Transcript transcript, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        var conversation = Conversation.Of(transcript with { Speakers = [.. transcript.Speakers, .. (names ?? []).Select((name, i) => new Speaker($"#{i}", name, SpeakerRole.Unknown))] });
        using var text = CallText.Read(conversation, Language.For(LanguageRecognition.Of(transcript)));
        return PersonalData.Find(conversation, text);
    }

    /// <summary>The transcript with <c>[kind]</c> in the place of personal data, for those who must not keep them. Names and times of speakers stay.</summary>
    /// <inheritdoc cref="Find"/>
    public static Transcript Redact(Transcript transcript, IReadOnlyList<string>? names = null)
    {
        var spans = Find(transcript, names).ToLookup(s => s.Utterance);
        return spans.Count == 0
            ? transcript
            : transcript with { Utterances = [.. transcript.Utterances.Select((u, i) => spans[i].Any() ? Redacted(u, i, [.. spans[i]]) : u)] };
    }

    private static Utterance Redacted(Utterance utterance, int index, IReadOnlyList<MaskedSpan> spans) => utterance with
    {
        Text = MaskedText.Of(utterance.Text, index, spans),
        Words = utterance.Words is null ? null : RedactedWords.Of(utterance.Text, utterance.Words, spans),
    };
}

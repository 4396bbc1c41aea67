using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Masking;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis;

/// <summary>Personal data of a transcript, without any other finding.</summary>
public static class Masker
{
    /// <summary>The spans of personal data by utterance and start, as <see cref="Findings.Masking"/> has them.</summary>
    public static IReadOnlyList<MaskedSpan> Find(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        var conversation = Conversation.Of(transcript);
        using var text = CallText.Read(conversation, Language.For(LanguageRecognition.Of(transcript)));
        return PersonalData.Find(conversation, text);
    }

    /// <summary>The transcript with <c>[kind]</c> in the place of personal data, for those who must not keep them. Names and times of speakers stay.</summary>
    public static Transcript Redact(Transcript transcript)
    {
        var spans = Find(transcript).ToLookup(s => s.Utterance);
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

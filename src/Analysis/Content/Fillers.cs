using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Words and phrases that fill a pause; a phrase counts once.</summary>
internal static class Fillers
{
    // The section of phrases in which a filler's words mean what they say ("I have no idea").
    private const string None = "none";

    /// <summary>How many fillers each speaker says; null for a language without a list.</summary>
    public static int[]? CountBySpeaker(Conversation conversation, CallText text)
    {
        if (text.Language?.Fillers is not { } fillers)
        {
            return null;
        }

        var counts = new int[conversation.Speakers.Count];
        var words = text.With(fillers.Head);
        while (words.MoveNext())
        {
            var match = fillers.At(text, words.Token, words.Sentence.EndToken);
            counts[conversation.SpeakerOf[words.Sentence.Utterance]] += match.Found && text.Language.FillerKinds[match.Tag] != None ? 1 : 0;
            words.GoOnAt(words.Token + match.Words);
        }

        return counts;
    }
}

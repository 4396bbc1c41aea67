using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Words and phrases that fill a pause; a phrase counts once.</summary>
internal static class Fillers
{
    /// <summary>How many fillers each speaker says; null for a language without a list.</summary>
    public static int[]? CountBySpeaker(Conversation conversation, CallText text)
    {
        if (text.Language?.Fillers is not { } fillers)
        {
            return null;
        }

        var counts = new int[conversation.Speakers.Count];
        foreach (var sentence in text.Sentences.Items)
        {
            var token = sentence.FirstToken;
            while (token < sentence.EndToken)
            {
                var words = fillers.At(text, token, sentence.EndToken).Words;
                counts[conversation.SpeakerOf[sentence.Utterance]] += words > 0 ? 1 : 0;
                token += Math.Max(1, words);
            }
        }

        return counts;
    }
}

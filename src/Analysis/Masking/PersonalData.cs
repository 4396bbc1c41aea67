using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Masking;

/// <summary>Finds personal data by their shape, by lists of names and by the words beside them. Spans of one utterance do not overlap.</summary>
internal static class PersonalData
{
    // Where nouns have capitals or names other forms, the rules for words would mask what is none; what has a shape is found everywhere.
    private static bool KnowsWords(CallText text) => text.Language is null or { Code: "en" };

    /// <summary>The spans by utterance and start.</summary>
    public static List<MaskedSpan> Find(Conversation conversation, CallText text)
    {
        var found = new List<MaskedSpan>();
        var words = new UtteranceWords(conversation, text);
        var knowsWords = KnowsWords(text);
        for (var i = 0; i < conversation.Count; i++)
        {
            words.Read(i);
            ShapedData.Find(words);
            if (knowsWords)
            {
                FindInWords(words);
            }

            AdjacentParts.Join(words.Found, words.Text, found);
        }

        return found;
    }

    // What is told most surely comes first and keeps its words.
    private static void FindInWords(UtteranceWords words)
    {
        SpokenAddresses.Find(words);
        SpokenNumbers.Find(words);
        Ages.Find(words);
        Dates.Find(words);
        StreetAddresses.Find(words);
        ProperNames.Find(words);
        SpelledNames.Find(words);
        Titles.Find(words);
    }
}

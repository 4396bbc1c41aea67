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
            if (knowsWords && words.HasFigures && Has(words, MaskTraits.NumberWord))
            {
                SpokenNumbers.FindMixed(words);
            }

            ShapedData.Find(words);
            if (knowsWords)
            {
                FindInWords(words);
            }
            else
            {
                SpeakerNames.Find(words);
            }

            AdjacentParts.Join(words.Found, words.Text, found);
        }

        return found;
    }

    // What is told most surely comes first and keeps its words. Most utterances have no word that most rules begin with.
    private static void FindInWords(UtteranceWords words)
    {
        if (Has(words, MaskTraits.Dot) || words.Found.Count > 0)
        {
            SpokenAddresses.Find(words);
        }

        var numbers = words.HasFigures || Has(words, MaskTraits.NumberWord);
        if (numbers || Has(words, MaskTraits.Letter))
        {
            SpokenCodes.Find(words);
        }

        if (numbers)
        {
            SpokenNumbers.Find(words);
        }

        if (numbers || Has(words, MaskTraits.Decade))
        {
            Ages.Find(words);
        }

        if (numbers || Has(words, MaskTraits.Month | MaskTraits.Weekday | MaskTraits.Ordinal | MaskTraits.Clock))
        {
            Dates.Find(words);
        }

        if (words.HasFigures || Has(words, MaskTraits.Street | MaskTraits.StreetBefore | MaskTraits.Unit | MaskTraits.Corner))
        {
            StreetAddresses.Find(words);
        }

        ProperNames.Find(words);
        if (Has(words, MaskTraits.Title | MaskTraits.Nation | MaskTraits.Job))
        {
            Titles.Find(words);
        }
    }

    private static bool Has(UtteranceWords words, MaskTraits any) => (words.AllTraits & any) != MaskTraits.None;
}

using System.Buffers;

namespace CallInsight.Analysis.Masking;

/// <summary>How much a word by itself looks like a part of a name.</summary>
internal static class NameStrength
{
    public const int None = 0;

    /// <summary>A capital where none needs to be, or a listed name that may also be a usual word.</summary>
    public const int Weak = 1;

    /// <summary>A capital and no usual word, or a listed name that is none.</summary>
    public const int Likely = 2;

    private const int ShortestUnlisted = 4;
    private const int LongestAbbreviation = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");

    private const MaskTraits Other = MaskTraits.Month | MaskTraits.Weekday | MaskTraits.Nation | MaskTraits.Title;

    public static int Of(UtteranceWords words, int i)
    {
        if (words.IsTaken(i) || words.Is(i, Other))
        {
            return None;
        }

        var written = words.Case(i);
        if (written is LetterCase.Figure or LetterCase.Initial || words.LengthOf(i) < 2)
        {
            return None;
        }

        if (written == LetterCase.Capitals)
        {
            return words.Shouted ? OfSmall(words, i) : OfCapitals(words, i);
        }

        return written == LetterCase.Small ? OfSmall(words, i) : OfCapital(words, i);
    }

    private static int OfCapital(UtteranceWords words, int i)
    {
        if (words.Is(i, MaskTraits.Function))
        {
            return words.Is(i, MaskTraits.Name) && !words.OpensSentence(i) && words.FormOf(i) is "will" ? Weak : None;
        }

        if (!words.Is(i, MaskTraits.Common))
        {
            return IsContraction(words.Written(i)) || IsExclamation(words, i) ? None : Likely;
        }

        return !words.OpensSentence(i) || words.Is(i, MaskTraits.Given) ? Weak : None;
    }

    // "C'mon", "Y'all": not "O'Brien", "D'Angelo", "Ada's".
    private static bool IsContraction(ReadOnlySpan<char> word)
        => word.IndexOfAny('\'', '’') is > 0 and var at && at + 1 < word.Length && !char.IsUpper(word[at + 1]) && word[(at + 1)..] is not "s";

    // "Mmm", "Ohh", "Tsk": no list has it, it opens the sentence, and it is short or has one vowel at most.
    private static bool IsExclamation(UtteranceWords words, int i)
    {
        if (words.Is(i, MaskTraits.Name | MaskTraits.AnyPlace) ? words.LengthOf(i) > 2 : !words.OpensSentence(i))
        {
            return false;
        }

        return words.LengthOf(i) <= LongestAbbreviation || !words.Written(i).ContainsAny(Vowels) || words.Gap(i) is "-" or "- ";
    }

    // "API", "CRM", "ASAP" are no names; "LONDON" and "SEINAJOKI" are.
    private static int OfCapitals(UtteranceWords words, int i)
    {
        if (words.Is(i, MaskTraits.OrgEnd))
        {
            return Weak;
        }

        if (words.Is(i, MaskTraits.Common | MaskTraits.Function))
        {
            return None;
        }

        return words.Is(i, MaskTraits.Given | MaskTraits.Place | MaskTraits.Country) && words.LengthOf(i) > LongestAbbreviation ? Likely : words.LengthOf(i) > LongestAbbreviation ? Weak : None;
    }

    // Where the whole call has no capitals, a word that is no usual one is a name more often than not.
    private static int OfSmall(UtteranceWords words, int i)
        => words.Uncased ? OfUncased(words, i) : words.Is(i, MaskTraits.Given | MaskTraits.AnyPlace) && !words.Is(i, MaskTraits.Common | MaskTraits.Function) && words.LengthOf(i) > 2 ? Likely : None;

    private static int OfUncased(UtteranceWords words, int i)
    {
        if (words.Is(i, MaskTraits.Common | MaskTraits.Function) || words.LengthOf(i) <= 2)
        {
            return None;
        }

        if (words.Is(i, MaskTraits.Name | MaskTraits.AnyPlace))
        {
            return Likely;
        }

        return words.LengthOf(i) >= ShortestUnlisted && !words.Written(i).ContainsAny('\'', '’') && IsNamePlace(words, i) ? Likely : None;
    }

    // Where names stand: behind a given name or a word that leads to one, before a family name or what people do.
    private static bool IsNamePlace(UtteranceWords words, int i)
        => (words.Gap(i - 1) is " " && (words.Is(i - 1, MaskTraits.Given | MaskTraits.PersonLead | MaskTraits.Title) || words.FormOf(i - 1) is "in" or "from" or "near"))
            || (words.Gap(i) is " " && ((words.Is(i + 1, MaskTraits.Family) && !words.Is(i + 1, MaskTraits.Common | MaskTraits.Function)) || words.Is(i + 1, MaskTraits.PersonTrail)))
            || words.Gap(i - 1).Contains('\n') || (i == 0 && words.Gap(i) is ", ");
}

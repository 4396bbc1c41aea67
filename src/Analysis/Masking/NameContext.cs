namespace CallInsight.Analysis.Masking;

/// <summary>What a name names, by what the lists know of it and by the words beside it.</summary>
internal static class NameContext
{
    private const int ShortestShouted = 5;

    /// <summary>The kind of the name that lies from one word to another; null where it is none after all.</summary>
    public static string? KindOf(UtteranceWords words, int first, int end)
    {
        if (Firms.IsNamed(words, first) || (end - first == 4 && words.Gap(first) is ", "))
        {
            return "organisation";
        }

        var place = MaskingWords.PlaceAt(words, first);
        var isPlace = place.Words == end - first;
        if (words.Is(first - 1, MaskTraits.Title) || Introductions.IsIntroduced(words, first))
        {
            return "person";
        }

        if (words.Is(end - 1, MaskTraits.OrgEnd) && (end - first > 1 || words.Case(first) == LetterCase.Capital))
        {
            return end - first > 1 ? "organisation" : null;
        }

        if (isPlace && (place.Traits & MaskTraits.Country) != MaskTraits.None)
        {
            return IsAmbiguous(words, first, end) ? null : "place";
        }

        var person = words.Is(first, MaskTraits.Given) && (end - first > 1 || !words.Is(first, MaskTraits.Common));
        if (!person && !(isPlace && words.FormOf(first - 1) == "from") && Firms.IsWorkplace(words, first, end))
        {
            return "organisation";
        }

        var led = IsPlaceLed(words, first);
        var strongly = led && words.FormOf(first - 1) is not ("to" or "of" or "at");
        if (isPlace && (strongly || (led && !words.Is(first, MaskTraits.Given)) || !words.Is(first, MaskTraits.Name) || place.Words > 1) && !IsAmbiguous(words, first, end))
        {
            return "place";
        }

        return KindOfOther(words, first, end, strongly || (led && end - first == 1 && !words.Is(first, MaskTraits.Name)));
    }

    private static string? KindOfOther(UtteranceWords words, int first, int end, bool led)
    {
        if (!IsSure(words, first, end) && !IsWeakName(words, first, end) && !IsListed(words, first, end))
        {
            return IsShoutedPlace(words, first) ? "place" : null;
        }

        if (end - first > 1 && (words.Is(first, MaskTraits.Given) || HasInitial(words, first, end)))
        {
            return "person";
        }

        if (end - first == 2 && words.Gap(first) is "-" && words.Is(first, MaskTraits.Family) && words.Is(first + 1, MaskTraits.Family))
        {
            return "organisation";
        }

        if (led && !words.Is(first, MaskTraits.Given))
        {
            return !IsSure(words, first, end) ? null : Firms.IsAtFirm(words, first) ? "organisation" : "place";
        }

        return IsProduct(words, first, end) ? "organisation" : "person";
    }

    // "use Quillon", "Quillon Workspace": no list has it, and it is spoken of as a firm or its product.
    private static bool IsProduct(UtteranceWords words, int first, int end)
        => !words.Is(first, MaskTraits.Name) && (end - first == 1 ? words.Is(first - 1, MaskTraits.OrgLead) && words.Gap(first - 1) is " "
            : words.Is(end - 1, MaskTraits.Common) && !words.Is(end - 1, MaskTraits.Name));

    private static bool HasInitial(UtteranceWords words, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (words.Case(i) == LetterCase.Initial)
            {
                return true;
            }
        }

        return false;
    }

    // At least one part is no usual word.
    private static bool IsSure(UtteranceWords words, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (NameStrength.Of(words, i) >= NameStrength.Likely)
            {
                return true;
            }
        }

        return false;
    }

    // Usual words alone: a given name with a capital amid the sentence, "Grace", "Will Young".
    private static bool IsWeakName(UtteranceWords words, int first, int end)
    {
        if (words.Case(first) != LetterCase.Capital || !words.Is(first, MaskTraits.Given | MaskTraits.Family))
        {
            return false;
        }

        return end - first > 1 ? words.Is(end - 1, MaskTraits.Family | MaskTraits.Given) || words.Case(end - 1) == LetterCase.Initial
            : !words.OpensSentence(first) || words.Is(end, MaskTraits.PersonTrail) || words.Gap(end - 1) is [',', ..];
    }

    // "Usamov and Bowers": a family name with a capital, in a row with another.
    private static bool IsListed(UtteranceWords words, int first, int end)
        => end - first == 1 && words.Case(first) == LetterCase.Capital && words.Is(first, MaskTraits.Family) && !words.Is(first, MaskTraits.Function)
            && ((words.FormOf(first - 1) is "and" && words.IsTaken(first - 2)) || (words.Gap(first - 1) is ", " && words.IsTaken(first - 1)
                || (words.FormOf(end) is "and" && NameStrength.Of(words, end + 1) >= NameStrength.Likely)));

    // A country or town that is also a word or name, without a capital and without a word that leads to a place.
    private static bool IsAmbiguous(UtteranceWords words, int first, int end)
        => end - first == 1 && words.Is(first, MaskTraits.Common | MaskTraits.Function) && !(words.Case(first) == LetterCase.Capital && IsPlaceLed(words, first));

    /// <summary>Whether a word in capitals that no list knows follows "in", "to", "from": "based in NAANTALI".</summary>
    public static bool IsShoutedPlace(UtteranceWords words, int i)
        => words.Case(i) == LetterCase.Capitals && words.LengthOf(i) >= ShortestShouted && (IsPlaceLed(words, i) || words.Gap(i - 1).Contains('\n'));

    private static bool IsPlaceLed(UtteranceWords words, int first) => words.Is(first - 1, MaskTraits.PlaceLead) && words.Gap(first - 1) is " ";
}

namespace CallInsight.Analysis.Masking;

/// <summary>Names of people, places and organisations: runs of words that lists, capitals or the words beside them tell for a name.</summary>
internal static class ProperNames
{
    private const int LongestLead = 5;

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (MayBegin(words, i) && !words.IsTaken(i) && RunAt(words, i) is var end && end > i)
            {
                i = Mark(words, i, end) - 1;
            }
        }
    }

    // Most words are usual ones in small letters: of these no name begins but behind "my name is" and the like.
    private static bool MayBegin(UtteranceWords words, int i)
        => words.Case(i) != LetterCase.Small || !words.Is(i, MaskTraits.Common | MaskTraits.Function) || words.Is(i, MaskTraits.Name | MaskTraits.PhraseHead)
            || words.Is(i - 1, MaskTraits.Introduces | MaskTraits.Title);

    private static int Mark(UtteranceWords words, int first, int end)
    {
        if (NameContext.KindOf(words, first, end) is { } kind)
        {
            words.Mark(first, end, kind);
        }

        return end;
    }

    // Index after the name that begins at a word; the word's own where none does.
    private static int RunAt(UtteranceWords words, int i)
    {
        if (FirmOf(words, i) is var firm && firm > i)
        {
            return firm;
        }

        var place = words.Is(i, MaskTraits.PhraseHead) ? MaskingWords.PlaceAt(words, i).Words : 0;
        if (place > 1)
        {
            return i + place;
        }

        var strength = NameStrength.Of(words, i);
        var begins = strength >= NameStrength.Likely || (strength == NameStrength.Weak && (words.Is(i, MaskTraits.Name | MaskTraits.AnyPlace) || Leads(words, i) || NameContext.IsShoutedPlace(words, i)))
            || (strength < NameStrength.Likely && (Introductions.IsIntroduced(words, i) || Firms.IsNamed(words, i) || IsGivenOfFullName(words, i)));
        if (!begins)
        {
            return i;
        }

        var end = i + 1;
        while (Extends(words, i, end) is > 0 and var more)
        {
            end += more;
        }

        return end;
    }

    // "mark jenkins": a given name that is a usual word too, before a family name that is none.
    private static bool IsGivenOfFullName(UtteranceWords words, int i)
        => words.Is(i, MaskTraits.Given) && !words.Is(i, MaskTraits.Function) && words.Gap(i) is " " && words.Is(i + 1, MaskTraits.Family) && !words.Is(i + 1, MaskTraits.Common | MaskTraits.Function)
            && words.LengthOf(i + 1) > 3 && words.Case(i + 1) == LetterCase.Small && !words.IsTaken(i + 1);

    // A weak word goes with a stronger one behind it: "Credit Karma".
    private static bool Leads(UtteranceWords words, int first)
    {
        var i = first;
        while (i - first < LongestLead && words.Joined(i) && NameStrength.Of(words, i + 1) == NameStrength.Weak && words.Case(i + 1) != LetterCase.Small)
        {
            i++;
        }

        return (words.Is(i, MaskTraits.OrgEnd) && i > first) || (i > first && Firms.IsWorkplace(words, first, i + 1)) || (words.Joined(i) && NameStrength.Of(words, i + 1) >= NameStrength.Likely);
    }

    // How many words the run takes in behind its end: a part of a name, or an initial or particle with a part behind it.
    private static int Extends(UtteranceWords words, int first, int end)
    {
        if (end >= words.Count || words.IsTaken(end) || !words.Joined(end - 1) || words.FormOf(end - 1).EndsWith("'s", StringComparison.Ordinal))
        {
            return 0;
        }

        if (IsPart(words, first, end))
        {
            return 1;
        }

        var link = words.Case(end) == LetterCase.Initial || words.Is(end, MaskTraits.Particle);
        var after = link && words.Joined(end) && words.Is(end + 1, MaskTraits.Particle) ? end + 2 : end + 1;
        return link && words.Joined(after - 1) && IsPart(words, first, after) ? after - end + 1 : words.Case(end) == LetterCase.Initial && end == first + 1 && words.FormOf(end) != "i" ? 1 : 0;
    }

    private static bool IsPart(UtteranceWords words, int first, int i)
    {
        if (words.IsTaken(i))
        {
            return false;
        }

        var strength = NameStrength.Of(words, i);
        if (strength >= NameStrength.Likely || (strength == NameStrength.Weak && words.Case(i) != LetterCase.Small))
        {
            return true;
        }

        // In small letters a family name may be any word that is no usual one, or one that is a name.
        if (words.Is(i, MaskTraits.OrgEnd) && i == first + 1 && Firms.IsNamed(words, first))
        {
            return true;
        }

        return words.Case(first) == LetterCase.Small && words.Case(i) == LetterCase.Small && words.LengthOf(i) > 2 && !words.Is(i, MaskTraits.Function)
            && (!words.Is(i, MaskTraits.Common) || (words.Is(i, MaskTraits.Family) && words.Is(i - 1, MaskTraits.Given) && !words.Is(i - 1, MaskTraits.Common)));
    }

    // "Davis, Reynolds and Williamson": family names alone name a firm.
    private static int FirmOf(UtteranceWords words, int i)
        => IsFamily(words, i) && words.Gap(i) is ", " && words.Gap(i + 1) is " " && words.FormOf(i + 2) == "and" && words.Gap(i + 2) is " " && words.Gap(i - 1) is not ", " && !words.Gap(i - 1).Contains(':')
            && (IsFamily(words, i + 1) || IsFamily(words, i + 3)) && MayBeFamily(words, i + 1) && MayBeFamily(words, i + 3) ? i + 4 : i;

    private static bool IsFamily(UtteranceWords words, int i) => MayBeFamily(words, i) && words.Is(i, MaskTraits.Family);

    private static bool MayBeFamily(UtteranceWords words, int i)
        => !words.IsTaken(i) && !words.Is(i, MaskTraits.Function) && (words.Is(i, MaskTraits.Family) || !words.Is(i, MaskTraits.Common)) && !words.IsFigure(i);
}

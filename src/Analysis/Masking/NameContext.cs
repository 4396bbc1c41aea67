namespace CallInsight.Analysis.Masking;

/// <summary>What a name names, by what the lists know of it and by the words beside it.</summary>
internal static class NameContext
{
    private const int ShortestShouted = 5;

    /// <summary>The kind of the name that lies from one word to another; null where it is none after all.</summary>
    public static string? KindOf(UtteranceWords words, int first, int end)
    {
        if (IsNamedFirm(words, first) || (end - first == 4 && words.Gap(first) is ", "))
        {
            return "organisation";
        }

        var place = MaskingWords.PlaceAt(words, first);
        var isPlace = place.Words == end - first;
        if (words.Is(first - 1, MaskTraits.Title) || IsIntroduced(words, first))
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
        if (!person && IsWorkplace(words, first, end))
        {
            return "organisation";
        }

        var led = IsPlaceLed(words, first);
        var strongly = led && words.FormOf(first - 1) is not ("to" or "of" or "at");
        if (isPlace && (strongly || (led && !words.Is(first, MaskTraits.Given)) || !words.Is(first, MaskTraits.Name) || place.Words > 1) && !IsAmbiguous(words, first, end))
        {
            return "place";
        }

        return KindOfOther(words, first, end, strongly || (led && end - first == 1));
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
            return IsSure(words, first, end) ? "place" : null;
        }

        return "person";
    }

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

    // "work for X", "X is a company", "X's website".
    public static bool IsWorkplace(UtteranceWords words, int first, int end)
    {
        return IsFirmLed(words, first)
            || (words.Is(end, MaskTraits.OrgTrail) && words.Gap(end - 1) is " ")
            || (words.FormOf(end) is "is" && words.FormOf(end + 1) is "a" or "an" or "the" && IsBusiness(words, end + 2));
    }

    /// <summary>Whether a word that no list knows stands, in small letters, where somebody's firm is named: "calling from acme", "she works at infosys", "acme corporation".</summary>
    public static bool IsNamedFirm(UtteranceWords words, int i)
    {
        if (words.IsTaken(i) || words.Case(i) != LetterCase.Small || words.LengthOf(i) < 3 || words.Is(i, MaskTraits.Common | MaskTraits.Function | MaskTraits.Name | MaskTraits.AnyPlace))
        {
            return false;
        }

        return words.FormOf(i + 1) is "inc" or "llc" or "ltd" or "corp" or "corporation" or "gmbh" or "plc" or "incorporated" or "limited" or "technologies" or "holdings"
            || (words.Gap(i - 1) is " " && (IsFirmLed(words, i) || words.FormOf(i - 1) is "using" or "use" or "company"));
    }

    private static bool IsFirmLed(UtteranceWords words, int i)
    {
        var (lead, before) = (words.FormOf(i - 1), words.FormOf(i - 2));
        return (lead is "for" or "at" or "with" && before is "work" or "works" or "worked" or "working" or "job" or "employed" or "year" or "years" or "here" or "calling" or "team")
            || (lead is "from" && (words.Is(i - 2, MaskTraits.Name) || before is "calling" or "here"));
    }

    private static bool IsBusiness(UtteranceWords words, int from)
    {
        for (var i = from; i < from + 5; i++)
        {
            if (words.Is(i, MaskTraits.OrgEnd) || words.FormOf(i) is "brainchild" or "vendor" or "supplier" or "startup" or "firm" or "charity" or "manufacturer" or "retailer" or "provider" or "multinational")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody is named here, whatever the word is: "my name is mark", "this is grace from", "hi will".</summary>
    public static bool IsIntroduced(UtteranceWords words, int i)
    {
        var titled = words.Is(i - 1, MaskTraits.Title);
        if (!titled && !words.Is(i - 1, MaskTraits.Introduces))
        {
            return false;
        }

        if (words.IsTaken(i) || (words.Is(i, MaskTraits.Function | MaskTraits.Month | MaskTraits.Weekday | MaskTraits.NumberWord) && !words.Is(i, MaskTraits.Given)) || (!titled && words.Gap(i - 1).ContainsAny(".!\n")))
        {
            return false;
        }

        var (lead, before) = (words.FormOf(i - 1), words.FormOf(i - 2));
        var named = (lead is "is" or "was" && before is "name" or "surname" || lead == "name's") && !words.Is(i, MaskTraits.Function);
        if (named || (titled && lead is not ("sir" or "madam" or "miss" or "doctor") && !words.Is(i, MaskTraits.Function)))
        {
            return true;
        }

        if (!words.Is(i, MaskTraits.Given) && (words.Case(i) != LetterCase.Capital || words.Is(i, MaskTraits.Common)))
        {
            return false;
        }

        var goesOn = words.FormOf(i + 1) is "from" or "with" or "here" or "calling" or "speaking" or "at" or "again" || words.Is(i + 1, MaskTraits.Family);
        return (lead == "is" && before is "this" or "it" && (goesOn || !words.Is(i, MaskTraits.Common))) || (lead == "it's" && words.Case(i) == LetterCase.Capital && words.Is(i, MaskTraits.Name)) || (lead == "i'm" && (goesOn || !words.Is(i, MaskTraits.Common)))
            || (lead is "hi" or "hello" or "hey" or "dear" or "thanks" && words.Gap(i) is not " " && (!words.Is(i, MaskTraits.Function) || words.FormOf(i) == "will"))
            || (lead is "to" or "with" && before is "talk" or "talked" or "talking" or "speak" or "spoke" or "spoken" or "speaking" or "met" or "chat" or "chatted" && !words.Is(i, MaskTraits.Function))
            || (lead is "called" or "named" && !words.Is(i, MaskTraits.Common));
    }
}

namespace CallInsight.Analysis.Masking;

/// <summary>Words that can be told for a part of a postal address: a street, a house's number, a flat.</summary>
internal static class StreetAnchors
{
    public const int LongestHouseNumber = 6;

    private const int LongestLine = 8;

    private static readonly string[] StreetEnds =
    [
        "strasse", "straße", "gasse", "platz", "allee", "weg", "ring", "gatan", "vägen", "vagen", "gränd", "vej", "gade", "vænget", "allé", "veien", "vegen", "gata", "gate", "katu", "tie", "kuja", "polku",
        "utca", "útja", "straat", "laan", "plein", "dijk", "hof", "steeg", "singel", "gracht", "backe", "stræde", "torv", "tunet", "vollen", "str", "ova", "ská", "ního", "street", "road",
    ];

    public static bool IsAnchor(UtteranceWords words, int i)
        => (words.Is(i, MaskTraits.Street) && IsStreet(words, i))
            || (words.Is(i, MaskTraits.Unit) && IsUnit(words, i))
            || (words.Is(i, MaskTraits.StreetBefore) && IsStreetBefore(words, i))
            || (IsHouseNumber(words, i) && IsHouse(words, i))
            || (!words.Is(i, MaskTraits.Common) && IsNamedStreet(words, i));

    // "Main Street", "42nd Street", "12 main street": a name before it, and a capital or a number.
    private static bool IsStreet(UtteranceWords words, int i)
    {
        if (i == 0 || !words.Joined(i - 1) || words.Is(i - 1, MaskTraits.Function) || words.FormOf(i - 1) is "lane" or "mile" or "hour" or "minute" or "way" or "side")
        {
            return false;
        }

        if (words.Case(i) is LetterCase.Capital or LetterCase.Capitals && !words.Is(i, MaskTraits.Title))
        {
            return (words.Case(i - 1) is LetterCase.Capital or LetterCase.Capitals && !words.OpensSentence(i - 1)) || IsNumber(words, i - 1) || IsNumber(words, i - 2);
        }

        var usual = words.FormOf(i) is "street" or "avenue" or "road" or "boulevard" or "lane" or "ave" or "rd" or "blvd" or "parkway" or "crescent" or "drive" or "court" or "terrace" or "highway" or "close";
        return usual && (IsNumber(words, i - 2) || (IsNumber(words, i - 3) && !words.Is(i - 2, MaskTraits.Function)) || words.Is(i - 1, MaskTraits.Ordinal)
            || (words.FormOf(i) is "street" or "avenue" or "road" or "lane" && (words.Case(i - 1) == LetterCase.Capital || (words.FormOf(i - 2) is "on" or "at" or "in" && !words.Is(i - 1, MaskTraits.Common)))));
    }

    public static bool IsNumber(UtteranceWords words, int i) => words.IsFigure(i) || words.Is(i, MaskTraits.NumberWord);

    // "Apt. 12", "suite 771", "PSC 0413, Box 8144".
    private static bool IsUnit(UtteranceWords words, int i)
    {
        var told = words.FormOf(i) switch
        {
            "apt" or "apartment" or "suite" or "ste" or "psc" => true,
            "box" when words.FormOf(i - 1) is "o" or "office" => true,
            "unit" or "box" or "flat" or "floor" => words.Case(i) != LetterCase.Small,
            _ => false,
        };
        return told && (words.IsFigure(i + 1) || words.Is(i + 1, MaskTraits.NumberWord)) && words.Gap(i) is " " or ". " or " #" or "#";
    }

    // "Rue Gafsa 12", "via Franscini 71".
    private static bool IsStreetBefore(UtteranceWords words, int i)
        => words.Gap(i) is " " or ". " && !words.Is(i + 1, MaskTraits.Function) && (words.Case(i + 1) is LetterCase.Capital or LetterCase.Capitals || words.Is(i + 1, MaskTraits.Particle))
            && (words.Case(i) == LetterCase.Capital || HasNumberNear(words, i));

    private static bool HasNumberNear(UtteranceWords words, int i)
    {
        for (var at = i - 1; at <= i + 5; at++)
        {
            if (IsHouseNumber(words, at) && at != i)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsHouseNumber(UtteranceWords words, int i) => words.IsFigure(i) && !words.IsTaken(i) && words.LengthOf(i) <= LongestHouseNumber;

    // A number and a name side by side, where an address is given: "at Puruntie 82", "on a line of its own: 46 Jakobi".
    private static bool IsHouse(UtteranceWords words, int i)
    {
        var name = IsName(words, i + 1) && words.Gap(i) is " " ? i + 1 : IsName(words, i - 1) && words.Gap(i - 1) is " " ? i - 1 : -1;
        if (name < 0)
        {
            return false;
        }

        var first = Math.Min(i, name);
        while (first > 0 && i - first < LongestLine && words.Gap(first - 1) is " " or "-"
            && (IsName(words, first - 1) || IsHouseNumber(words, first - 1) || words.Is(first - 1, MaskTraits.Particle | MaskTraits.Street | MaskTraits.StreetBefore)))
        {
            first--;
        }

        var before = words.Gap(first - 1);
        return before.Contains('\n') || words.FormOf(first - 1) is "at" or "to" or "on" or "in" or "of" or "from" or "with" or "is" or "are" or "address" or "same" or "following" or "and"
            || before.ContainsAny(":>") || (first == 0 && words.Gap(Math.Max(i, name)).Contains('\n'));
    }

    private static bool IsName(UtteranceWords words, int i)
        => words.Case(i) is LetterCase.Capital or LetterCase.Capitals && !words.IsTaken(i) && words.LengthOf(i) > 2
            && !words.Is(i, MaskTraits.Common | MaskTraits.Function | MaskTraits.Month | MaskTraits.Weekday | MaskTraits.Nation);

    private static bool IsNamedStreet(UtteranceWords words, int i)
    {
        var form = words.FormOf(i);
        if (form.Length < 6 || !(IsHouseNumber(words, i + 1) || IsHouseNumber(words, i - 1)))
        {
            return false;
        }

        foreach (var end in StreetEnds)
        {
            if (form.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

namespace CallInsight.Analysis.Masking;

/// <summary>Numbers of a person that are said in words.</summary>
internal static class SpokenNumbers
{
    private const int LongestNumber = 40;
    private const int LeastMixed = 7;
    private const int LeastSpelled = 2;

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(i, MaskTraits.NumberWord | MaskTraits.Repeat) || words.IsFigure(i))
            {
                i = words.IsTaken(i) ? i : Read(words, i) - 1;
            }
        }
    }

    /// <summary>Numbers said partly in words and written partly in figures, before what is written is looked at by itself: "six one seven 555 0134".</summary>
    public static void FindMixed(UtteranceWords words)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        for (var i = 0; i < words.Count; i++)
        {
            if (!words.Is(i, MaskTraits.Digit) && !words.IsFigure(i))
            {
                continue;
            }

            var number = new SpokenDigits(words, i, digits);
            if (number.Spelled is > 0 and var spelled && number.End - i > spelled && number.Count >= LeastMixed && KindOf(words, number) is { } kind)
            {
                words.Mark(StartOf(words, number, kind), number.End, kind);
            }

            i = Math.Max(i, number.End - 1);
        }
    }

    private static int Read(UtteranceWords words, int first)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        var address = SpokenIp(words, first);
        if (address > first)
        {
            words.Mark(first, address, "ip");
            return address;
        }

        var number = new SpokenDigits(words, first, digits);
        if (number.Spelled >= LeastSpelled && KindOf(words, number) is { } kind)
        {
            words.Mark(StartOf(words, number, kind), number.End, kind);
        }

        return Math.Max(number.End, first + 1);
    }

    private static string? KindOf(UtteranceWords words, SpokenDigits number)
    {
        var called = new SpeakersWord(words, number.First, number.End);
        if (called.IsIban && number.Count >= 10)
        {
            return "iban";
        }

        if (called.IsDay && !called.IsCardNumber(number.Count) && number.Count is >= 3 and <= 8)
        {
            return "date";
        }

        if (number.Count is >= 13 and <= 19 && (Checksums.IsLuhn(number.Digits) || called.IsCardNumber(number.Count)))
        {
            return "card";
        }

        if ((called.IsSocialSecurity && number.Count is >= 4 and <= 9) || (number.Count == 9 && number.Dashes == 2))
        {
            return "nationalId";
        }

        if (called.IsId && number.Count >= 5)
        {
            return "nationalId";
        }

        if (called.IsZip && number.Count is >= 4 and <= 9)
        {
            return "address";
        }

        return number.Count is >= 10 and <= 12 || (number.Count is >= 6 and <= 15 && called.IsPhone(words.EndOf(number.End - 1))) ? "phone" : null;
    }

    // Letters said before the figures of a licence belong to it; "plus" belongs to a phone.
    private static int StartOf(UtteranceWords words, SpokenDigits number, string kind)
    {
        var first = number.First;
        while (kind is "nationalId" or "iban" && first > 0 && words.LengthOf(first - 1) == 1 && words.Gap(first - 1) is " " or ", " && words.FormOf(first - 1) is not ("a" or "i"))
        {
            first--;
        }

        return kind == "phone" && words.FormOf(first - 1) == "plus" ? first - 1 : first;
    }

    // "one ninety two dot one sixty eight dot zero dot one": four numbers with "dot" between.
    private static int SpokenIp(UtteranceWords words, int first)
    {
        Span<char> digits = stackalloc char[4];
        var at = first;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0 && words.FormOf(at++) is not ("dot" or "point"))
            {
                return first;
            }

            var number = new SpokenDigits(words, at, digits);
            if (number.Count is 0 or > 3)
            {
                return first;
            }

            at = number.End;
        }

        return at;
    }
}

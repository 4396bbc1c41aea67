namespace CallInsight.Analysis.Masking;

/// <summary>Numbers of a person that are said in words.</summary>
internal static class SpokenNumbers
{
    private const int LongestNumber = 40;
    private const int LeastSpelled = 3;

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
        var called = new SpeakersWord(words, number.First);
        if (called.IsIban && number.Count >= 10)
        {
            return "iban";
        }

        if (number.Count is >= 13 and <= 19)
        {
            return Checksums.IsLuhn(number.Digits) || called.IsCard ? "card" : null;
        }

        if (called.IsSocialSecurity && number.Count is >= 4 and <= 9)
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

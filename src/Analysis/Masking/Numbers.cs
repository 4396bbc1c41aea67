namespace CallInsight.Analysis.Masking;

/// <summary>Numbers that say who somebody is: cards, phones, social security, licences, postal codes. Written in figures.</summary>
internal static class Numbers
{
    private const int Longest = 48;
    private const int ShortestCard = 12;
    private const int LongestCard = 19;
    private const int ShortestId = 5;
    private const int LongestId = 20;

    /// <summary>The length and kind of the number that begins at a place of a text; 0 where none does.</summary>
    public static (int Length, string Kind) Recognise(ReadOnlySpan<char> text, int start, SpeakersWord called)
    {
        Span<char> digits = stackalloc char[Longest];
        var end = EndOfRun(text, start);

        // Numbers that follow each other with a space between may be one or several: the longest that is something wins.
        while (end > start)
        {
            var run = text[start..end];
            var count = DigitsOf(run, digits);
            if (count > 0 && !GoesOn(text, end) && KindOf(text, start, end, digits[..count], called) is { } kind)
            {
                return (end - start + (kind == "phone" ? Extension(text[end..]) : 0), kind);
            }

            end = run.LastIndexOf(' ') is > 0 and var space ? start + space : start;
        }

        return default;
    }

    /// <summary>The length of the licence, passport or other number of a person that begins here, where the speaker calls it so.</summary>
    public static int Named(ReadOnlySpan<char> text, int start, SpeakersWord called)
    {
        var (at, digits) = (start, 0);
        while (at < text.Length && at - start <= LongestId && (char.IsAsciiLetterOrDigit(text[at]) || (text[at] == '-' && at > start)))
        {
            digits += char.IsAsciiDigit(text[at]) ? 1 : 0;
            at++;
        }

        return at - start is >= ShortestId and <= LongestId && digits >= 4 && called.IsId ? at - start : 0;
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        var (end, at) = (start, start);
        for (; at < text.Length && at - start < Longest && (char.IsAsciiDigit(text[at]) || text[at] is ' ' or '-' or '.' or '(' or ')' or '/' or '+'); at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                end = at + 1;
            }
            else if (at > start && text[at] == text[at - 1])
            {
                break;
            }
        }

        return end;
    }

    private static int DigitsOf(ReadOnlySpan<char> run, Span<char> digits)
    {
        var count = 0;
        foreach (var c in run)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
            }
        }

        return count;
    }

    // A figure with a letter, a percent sign or more digits behind it is another thing; "x38548" is an extension.
    private static bool GoesOn(ReadOnlySpan<char> text, int end)
        => end < text.Length && (text[end] is '%' or '@' || char.IsDigit(text[end]) || (char.IsLetter(text[end]) && Extension(text[end..]) == 0));

    private static int Extension(ReadOnlySpan<char> text)
    {
        const int LongestExtension = 6;
        var at = text.StartsWith(" ") ? 1 : 0;
        at += text[at..].StartsWith("ext. ", StringComparison.OrdinalIgnoreCase) ? 5 : text[at..].StartsWith("ext ", StringComparison.OrdinalIgnoreCase) ? 4
            : text[at..].StartsWith("x", StringComparison.OrdinalIgnoreCase) ? 1 : LongestExtension;
        var rest = at < text.Length ? text[at..] : [];
        var figures = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        return figures is > 0 and < LongestExtension ? at + figures : 0;
    }

    private static string? KindOf(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> digits, SpeakersWord called)
    {
        var run = text[start..end];
        if (digits.Length is >= ShortestCard and <= LongestCard && !run.ContainsAny('(', '/', '+') && Checksums.IsLuhn(digits))
        {
            var usual = digits.Length > ShortestCard && digits[0] is >= '1' and <= '6';
            if (usual || called.IsCard)
            {
                return "card";
            }
        }

        if (digits.Length == 9 && (IsSocialSecurity(run, digits) || called.IsSocialSecurity))
        {
            return "nationalId";
        }

        if (Phones.IsPhone(run, end, digits, called))
        {
            return "phone";
        }

        return digits.Length is >= 3 and <= 9 && !run.Contains(' ') && called.IsZip ? "address" : null;
    }

    // 123-45-6789, also with spaces; 000, 666 and 9xx were never given out.
    private static bool IsSocialSecurity(ReadOnlySpan<char> run, ReadOnlySpan<char> digits)
        => run.Length == 11 && run[3] is '-' or ' ' && run[6] == run[3]
            && digits[0] != '9' && !digits[..3].SequenceEqual("000") && !digits[..3].SequenceEqual("666")
            && !digits[3..5].SequenceEqual("00") && !digits[5..].SequenceEqual("0000");
}

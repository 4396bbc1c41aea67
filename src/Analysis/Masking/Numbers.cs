namespace CallInsight.Analysis.Masking;

/// <summary>Personal numbers at the start of a text: cards, accounts, phones, network addresses, social security numbers, dates.</summary>
internal static class Numbers
{
    private const int Longest = 48;

    /// <summary>The length and kind of the number that begins here; 0 where none does.</summary>
    public static (int Length, string Kind) Recognise(ReadOnlySpan<char> text)
    {
        var head = text.Length > Longest ? text[..Longest] : text;
        if (Mac(head) is > 0 and var mac)
        {
            return (mac, "mac");
        }

        if (Ip(head) is > 0 and var ip)
        {
            return (ip, "ip");
        }

        if (Iban(head) is > 0 and var iban)
        {
            return (iban, "iban");
        }

        return char.IsAsciiDigit(head[0]) || head[0] is '+' or '(' ? Digits(head) : default;
    }

    private static (int Length, string Kind) Digits(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Longest];
        var (end, count, at) = (0, 0, 0);
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is ' ' or '-' or '.' or '(' or ')' or '/' or '+'))
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits[count++] = text[at];
                end = at + 1;
            }
            else if (at > 0 && text[at] == text[at - 1])
            {
                break;
            }

            at++;
        }

        // A bracket or a plus without a figure: "(laughs)".
        if (count == 0)
        {
            return default;
        }

        var run = text[..end];
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] is '%' or '@'))
        {
            return default;
        }

        return KindOf(run, digits[..count]) is { } kind ? (end, kind) : default;
    }

    private static string? KindOf(ReadOnlySpan<char> run, ReadOnlySpan<char> digits)
    {
        if (IsDate(run))
        {
            return "date";
        }

        if (digits.Length is >= 13 and <= 19 && !run.ContainsAny('(', '/', '+') && Checksums.IsLuhn(digits))
        {
            return "card";
        }

        if (IsSocialSecurity(run, digits))
        {
            return "nationalId";
        }

        var plus = run[0] == '+';
        var grouped = run.ContainsAny(' ', '-', '.') || run.ContainsAny('(', ')');
        return digits.Length is >= 8 and <= 15 && (plus || (digits.Length is 10 or 11 && !run.Contains('/')) || (grouped && digits[0] == '0')) ? "phone" : null;
    }

    // 123-45-6789, also with spaces; 000, 666 and 9xx were never given out.
    private static bool IsSocialSecurity(ReadOnlySpan<char> run, ReadOnlySpan<char> digits)
        => run.Length == 11 && digits.Length == 9 && run[3] is '-' or ' ' && run.Length == 11 && run[6] == run[3]
            && digits[0] != '9' && !digits[..3].SequenceEqual("000") && !digits[..3].SequenceEqual("666")
            && !digits[3..5].SequenceEqual("00") && !digits[5..].SequenceEqual("0000");

    // 2026-03-06, 03/06/2026, 6.3.26.
    private static bool IsDate(ReadOnlySpan<char> run)
    {
        Span<Range> parts = stackalloc Range[4];
        var mark = run.IndexOfAny('-', '/', '.');
        if (mark < 1 || run.Split(parts, run[mark]) != 3)
        {
            return false;
        }

        Span<int> numbers = stackalloc int[3];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(run[parts[i]], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        var yearFirst = run[parts[0]].Length == 4;
        var year = yearFirst ? run[parts[0]] : run[parts[2]];
        var (a, b) = yearFirst ? (numbers[1], numbers[2]) : (numbers[0], numbers[1]);
        return year.Length is 2 or 4 && a is > 0 and < 32 && b is > 0 and < 32 && (a < 13 || b < 13);
    }

    private static int Iban(ReadOnlySpan<char> text)
    {
        if (text.Length < 15 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3]))
        {
            return 0;
        }

        Span<char> account = stackalloc char[Longest];
        var (count, found) = (0, 0);
        for (var at = 0; at < text.Length && count < 34; at++)
        {
            if (text[at] is ' ' && at > 0 && text[at - 1] != ' ')
            {
                continue;
            }

            if (!char.IsAsciiDigit(text[at]) && !char.IsAsciiLetterUpper(text[at]))
            {
                break;
            }

            account[count++] = text[at];
            found = Checksums.IsIban(account[..count]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])) ? at + 1 : found;
        }

        return found;
    }

    private static int Mac(ReadOnlySpan<char> text)
    {
        const int Length = 17;
        if (text.Length < Length || (text.Length > Length && char.IsLetterOrDigit(text[Length])) || text[2] is not (':' or '-'))
        {
            return 0;
        }

        for (var i = 0; i < Length; i++)
        {
            if (i % 3 == 2 ? text[i] != text[2] : !char.IsAsciiHexDigit(text[i]))
            {
                return 0;
            }
        }

        return Length;
    }

    private static int Ip(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is '.' or ':'))
        {
            end++;
        }

        while (end > 0 && text[end - 1] == '.')
        {
            end--;
        }

        var candidate = text[..end];
        var (dots, colons) = (candidate.Count('.'), candidate.Count(':'));
        var shaped = (dots == 3 && colons == 0) || (colons >= 3 && (colons == 7 || candidate.Contains("::", StringComparison.Ordinal)));
        return shaped && System.Net.IPAddress.TryParse(candidate, out _) ? end : 0;
    }
}

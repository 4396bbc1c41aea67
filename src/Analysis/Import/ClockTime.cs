namespace CallInsight.Analysis.Import;

/// <summary>Times written as on a clock: <c>1:02:03.5</c>, <c>02:03,500</c>, <c>-0:0:1.2</c>.</summary>
internal static class ClockTime
{
    /// <summary>Reads all of <paramref name="text"/> as two or three parts with an optional fraction. Only the first part may be 60 or more.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        text = text.Trim();
        var negative = text is ['-', ..];
        text = negative ? text[1..] : text;
        var at = 0;
        var parts = 0;
        while (parts < 3 && Number(text, ref at, out var part) && (parts == 0 || part < 60))
        {
            seconds = (seconds * 60) + part;
            parts++;
            if (at >= text.Length || text[at] != ':')
            {
                break;
            }

            at++;
        }

        if (parts < 2 || text[at - 1] == ':' || !Fraction(text[at..], ref seconds))
        {
            return false;
        }

        seconds = negative ? -seconds : seconds;
        return true;
    }

    // At most 6 digits: more is no hour.
    private static bool Number(ReadOnlySpan<char> text, ref int at, out int number)
    {
        number = 0;
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - from < 6)
        {
            number = (number * 10) + (text[at++] - '0');
        }

        return at > from;
    }

    private static bool Fraction(ReadOnlySpan<char> text, ref double seconds)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ('.' or ',') || text.Length is < 2 or > 13)
        {
            return false;
        }

        var (digits, scale) = (0L, 1L);
        foreach (var c in text[1..])
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            (digits, scale) = ((digits * 10) + (c - '0'), scale * 10);
        }

        seconds += (double)digits / scale;
        return true;
    }
}

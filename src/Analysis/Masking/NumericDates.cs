using System.Globalization;

namespace CallInsight.Analysis.Masking;

/// <summary>Dates and times of figures at the start of a text: 2026-03-06, 03/06/2026, 6.3.26, 14:30, 2000-04-16 11:34:35.</summary>
internal static class NumericDates
{
    /// <summary>The length of the date or time that begins here; 0 where none does.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var date = Date(text);
        if (date == 0)
        {
            return Time(text);
        }

        var gap = date < text.Length && text[date] is ' ' or 'T' ? 1 : 0;
        return gap == 1 && Time(text[(date + 1)..]) is > 0 and var time ? date + 1 + time : date;
    }

    private static int Date(ReadOnlySpan<char> text)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var at = 0;
        var mark = '\0';
        for (var i = 0; i < numbers.Length; i++)
        {
            if (i > 0)
            {
                mark = i == 1 && at < text.Length ? text[at] : mark;
                if (at >= text.Length || text[at] != mark || mark is not ('-' or '/' or '.'))
                {
                    return 0;
                }

                at++;
            }

            lengths[i] = Figures(text[at..]);
            if (lengths[i] is 0 or 3 or > 4)
            {
                return 0;
            }

            numbers[i] = int.Parse(text.Slice(at, lengths[i]), NumberStyles.None, CultureInfo.InvariantCulture);
            at += lengths[i];
        }

        return Ends(text, at) && IsDate(numbers, lengths) ? at : 0;
    }

    private static bool IsDate(ReadOnlySpan<int> numbers, ReadOnlySpan<int> lengths)
    {
        var yearFirst = lengths[0] == 4;
        var year = yearFirst ? lengths[0] : lengths[2];
        var (a, b) = yearFirst ? (numbers[1], numbers[2]) : (numbers[0], numbers[1]);
        return year is 2 or 4 && a is > 0 and < 32 && b is > 0 and < 32 && (a < 13 || b < 13);
    }

    // Hours and minutes, also seconds; "am" and "pm" behind them.
    private static int Time(ReadOnlySpan<char> text)
    {
        var hours = Figures(text);
        if (hours is 0 or > 2 || !HasSixty(text, hours))
        {
            return 0;
        }

        var end = hours + 3;
        end += HasSixty(text, end) ? 3 : 0;
        if (!Ends(text, end) && !char.IsLetter(text[end]))
        {
            return 0;
        }

        return end + HalfDay(text[end..]);
    }

    /// <summary>The length of "am", "p.m." and the like, with the space before; 0 where none is.</summary>
    public static int HalfDay(ReadOnlySpan<char> text)
    {
        var space = text.StartsWith(" ") ? 1 : 0;
        foreach (var word in HalfDays)
        {
            if (text[space..].StartsWith(word, StringComparison.OrdinalIgnoreCase) && Ends(text, space + word.Length))
            {
                return space + word.Length;
            }
        }

        return 0;
    }

    private static readonly string[] HalfDays = ["a.m.", "p.m.", "am", "pm"];

    private static bool HasSixty(ReadOnlySpan<char> text, int at)
        => at + 2 < text.Length && text[at] == ':' && text[at + 1] is >= '0' and <= '5' && char.IsAsciiDigit(text[at + 2]);

    private static bool Ends(ReadOnlySpan<char> text, int at) => at >= text.Length || !(char.IsLetterOrDigit(text[at]) || (text[at] is '/' or '-' && at + 1 < text.Length && char.IsDigit(text[at + 1])));

    private static int Figures(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}

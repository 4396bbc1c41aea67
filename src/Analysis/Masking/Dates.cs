namespace CallInsight.Analysis.Masking;

/// <summary>Days, months, years and times of day in words.</summary>
internal static class Dates
{
    private const MaskTraits Beginnings = MaskTraits.Month | MaskTraits.Weekday | MaskTraits.NumberWord | MaskTraits.Ordinal | MaskTraits.Clock;

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsTaken(i) || !(words.IsFigure(i) || words.Is(i, Beginnings)))
            {
                continue;
            }

            if (words.Is(i, MaskTraits.Month) && IsMonth(words, i))
            {
                i = MarkMonth(words, i) - 1;
            }
            else if (words.Is(i, MaskTraits.Weekday))
            {
                words.Mark(i, i + 1, "date");
            }
            else if (IsYear(words, i) && IsYearHere(words, i))
            {
                words.Mark(i, i + 1, "date");
            }
            else if (SpokenYear(words, i) is > 0 and var year && words.FormOf(i - 1) is "day" or "in" or "since" or "of" or "from" or "year" or "until" or "before" or "born")
            {
                words.Mark(i, i + year, "date");
            }
            else if (DayAlone(words, i) is > 0 and var day)
            {
                words.Mark(i, i + day, "date");
            }
            else if (TimeOfDay(words, i) is > 0 and var time)
            {
                words.Mark(i, i + time, "date");
            }
        }
    }

    // "May", "March", "Jan": months only beside a number or with a capital behind a word that leads to one.
    private static bool IsMonth(UtteranceWords words, int i)
        => words.FormOf(i) is not ("may" or "march" or "mar" or "jun" or "jan" or "sep" or "dec" or "oct")
            || (words.Case(i) == LetterCase.Capital && words.Is(i + 1, MaskTraits.Tens | MaskTraits.Teen)) || IsDay(words, i + 1) || IsDay(words, i - 1) || IsYear(words, i + 1)
            || (words.FormOf(i - 1) == "of" && IsDay(words, i - 2))
            || (words.Case(i) == LetterCase.Capital && !words.OpensSentence(i) && words.FormOf(i - 1) is "in" or "since" or "of" or "until" or "by" or "last" or "next" or "early" or "late" or "mid" or "this");

    private static int MarkMonth(UtteranceWords words, int month)
    {
        var (first, end) = (month, month + 1);
        if (words.FormOf(first - 1) == "of" && IsDay(words, first - 2))
        {
            first -= 2;
        }
        else if (IsDay(words, first - 1))
        {
            first--;
        }

        first -= first < month && words.Is(first, MaskTraits.Ordinal) && words.Is(first - 1, MaskTraits.Tens) ? 1 : 0;
        end += first == month ? DayLength(words, end) : 0;
        end += IsYear(words, end) ? 1 : SpokenYear(words, end);
        end += words.FormOf(end) == "of" && IsYear(words, end + 1) ? 2 : 0;
        words.Mark(first, end, "date");
        return end;
    }

    // "3rd", "third", "the third", "twenty first", "12".
    private static int DayLength(UtteranceWords words, int at)
    {
        var article = words.FormOf(at) == "the" ? 1 : 0;
        if (words.Is(at + article, MaskTraits.Tens) && words.Is(at + article + 1, MaskTraits.Ordinal | MaskTraits.Digit))
        {
            return article + 2;
        }

        return IsDay(words, at + article) || (words.Is(at, MaskTraits.NumberWord) && at < words.Count) ? article + 1 : 0;
    }

    private static bool IsDay(UtteranceWords words, int i)
        => !words.IsTaken(i) && (words.Is(i, MaskTraits.Ordinal) || words.NumberAt(i) is > 0 and < 32);

    private static bool IsYear(UtteranceWords words, int i)
        => !words.IsTaken(i) && words.NumberAt(i) is >= 1900 and < 2050;

    private static bool IsYearHere(UtteranceWords words, int i)
    {
        var before = words.Gap(i - 1);
        if (!words.Is(i - 1, MaskTraits.DateLead) || before is not " " || (words.Gap(i).Length > 0 && words.Gap(i)[0] is '%' or '-' or '$'))
        {
            return false;
        }

        // "of 2000 users" counts; "in 2001 she" and "a 2001 American film" date.
        var counts = words.Case(i - 2) != LetterCase.Capital && words.Gap(i) is " " && words.Case(i + 1) == LetterCase.Small && words.FormOf(i + 1) is [.., 's'] and not ("was" or "is" or "as" or "this");
        return !counts || words.FormOf(i - 1) is "in" or "since";
    }

    // "nineteen eighty four", "twenty twenty", "two thousand and twelve".
    private static int SpokenYear(UtteranceWords words, int i)
    {
        if (words.FormOf(i) is "nineteen" or "twenty" && words.Is(i + 1, MaskTraits.Tens | MaskTraits.Teen))
        {
            return words.Is(i + 1, MaskTraits.Tens) && words.Is(i + 2, MaskTraits.Digit) ? 3 : 2;
        }

        if (words.FormOf(i) != "two" || words.FormOf(i + 1) != "thousand")
        {
            return 0;
        }

        var and = words.FormOf(i + 2) == "and" ? 1 : 0;
        return words.Is(i + 2 + and, MaskTraits.NumberWord) ? 3 + and : 0;
    }

    // "3 pm", "three p.m.", "ten o'clock", "half past two", "quarter to nine".
    private static int TimeOfDay(UtteranceWords words, int i)
    {
        if (words.FormOf(i) is "noon" or "midnight" || (words.FormOf(i) is "tomorrow" or "today" or "tonight" && words.FormOf(i + 1) is "at" && IsHour(words, i + 2)))
        {
            return 1;
        }

        if (words.FormOf(i) is "half" or "quarter" && words.FormOf(i + 1) is "past" or "to" && words.Is(i + 2, MaskTraits.NumberWord))
        {
            return 3;
        }

        if (!IsHour(words, i))
        {
            return 0;
        }

        var minutes = words.Is(i + 1, MaskTraits.Teen) ? 1 : words.Is(i + 1, MaskTraits.Tens) ? words.Is(i + 2, MaskTraits.Digit) ? 2 : 1 : 0;
        var after = i + 1 + minutes;
        if (words.FormOf(after) is "pm" or "am" or "o'clock" && words.Gap(after - 1) is " " && !(words.FormOf(after) == "am" && words.FormOf(after + 1) is "i"))
        {
            return minutes + 2;
        }

        if (words.FormOf(after) is "p" or "a" && words.FormOf(after + 1) == "m" && words.Gap(after) is "." or " " or ". ")
        {
            return minutes + 3;
        }

        var led = words.FormOf(i - 1) is "at" or "around" or "until" or "till" && words.Gap(i - 1) is " ";
        return led && minutes > 0 && (after >= words.Count || words.Gap(after - 1) is not " " || words.Is(after, MaskTraits.Function)) ? minutes + 1 : 0;
    }

    private static bool IsHour(UtteranceWords words, int i) => (words.IsFigure(i) && words.LengthOf(i) <= 2) || words.Is(i, MaskTraits.Digit | MaskTraits.Teen);

    // "the fifth of the fifth", "until the nineteenth": a day whose month is known.
    private static int DayAlone(UtteranceWords words, int i)
    {
        if (!words.Is(i, MaskTraits.Ordinal) || words.FormOf(i - 1) != "the")
        {
            return 0;
        }

        if (words.FormOf(i + 1) == "of" && words.FormOf(i + 2) == "the" && words.Is(i + 3, MaskTraits.Ordinal))
        {
            return 4;
        }

        var ends = i + 1 >= words.Count || words.Gap(i) is not (" " or "-");
        return ends && words.FormOf(i - 2) is "until" or "till" or "on" or "by" or "before" or "after" or "since" ? 1 : 0;
    }
}

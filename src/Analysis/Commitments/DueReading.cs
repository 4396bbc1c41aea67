using System.Globalization;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>Reads words of time at one place of a sentence.</summary>
/// <param name="day">The day of the call; null when not known.</param>
internal readonly struct DueReading(CallText text, Sentence sentence, DateOnly? day)
{
    private const int DaysInWeek = 7;

    public bool TryRead(int token, out DateOnly? date)
    {
        var word = Form(token);
        date = null;
        switch (word)
        {
            case "today" or "tonight":
                date = day;
                return true;
            case "tomorrow":
                date = After(Form(token - 1) == "after" ? 2 : 1);
                return true;
            case "asap":
                return true;
            case "in" or "within":
                return TryReadSpan(token + 1, out date);
            case "next" or "this" or "following":
                return TryReadPeriod(token, out date);
            case "end":
                return TryReadEnd(token, out date);
            default:
                return TryReadWeekday(token, out date) || TryReadMonthDay(token, out date);
        }
    }

    // "in two weeks", "within 3 days", "in a month".
    private bool TryReadSpan(int token, out DateOnly? date)
    {
        date = null;
        if (!TryNumber(Form(token), out var number))
        {
            return false;
        }

        var unit = Form(Form(token + 1) is "business" or "working" or "of" ? token + 2 : token + 1);
        date = unit switch
        {
            "day" or "days" => After(number),
            "week" or "weeks" => After(number * DaysInWeek),
            "month" or "months" => day?.AddMonths(number),
            "hour" or "hours" or "minutes" => day,
            _ => null,
        };
        return unit is "day" or "days" or "week" or "weeks" or "month" or "months" or "hour" or "hours";
    }

    // "next Tuesday" lies in the calendar week after the call's; "next week" is due when that week's work ends.
    private bool TryReadPeriod(int token, out DateOnly? date)
    {
        var weeks = Form(token) == "this" ? 0 : 1;
        var what = Form(token + 1);
        date = what switch
        {
            "week" => Weekday(5, weeks),
            "month" => day is { } d ? EndOfMonth(d.AddMonths(weeks)) : null,
            "quarter" => day is { } d ? EndOfMonth(d.AddMonths(2 - ((d.Month - 1) % 3) + (3 * weeks))) : null,
            "afternoon" or "evening" or "morning" => day,
            _ => null,
        };
        if (text.Language!.Dates.Weekdays.TryGetValue(what, out var weekday))
        {
            date = weeks == 0 ? Coming(weekday) : Weekday(weekday, 1);
            return true;
        }

        return what is "week" or "month" or "quarter" || (weeks == 0 && what is "afternoon" or "evening" or "morning");
    }

    // "end of the week", "end of day", "end of next month".
    private bool TryReadEnd(int token, out DateOnly? date)
    {
        date = null;
        if (Form(token + 1) != "of")
        {
            return false;
        }

        var at = Form(token + 2) is "the" or "this" or "next" or "business" ? token + 3 : token + 2;
        var next = Form(token + 2) == "next" ? 1 : 0;
        var what = Form(at);
        date = what switch
        {
            "day" => day,
            "week" => Weekday(5, next),
            "month" => day is { } d ? EndOfMonth(d.AddMonths(next)) : null,
            "quarter" => day is { } d ? EndOfMonth(d.AddMonths(2 - ((d.Month - 1) % 3) + (3 * next))) : null,
            "year" => day is { } d ? new DateOnly(d.Year + next, 12, 31) : null,
            _ => null,
        };
        return what is "day" or "week" or "month" or "quarter" or "year";
    }

    private bool TryReadWeekday(int token, out DateOnly? date)
    {
        var found = text.Language!.Dates.Weekdays.TryGetValue(Form(token), out var weekday);
        date = found ? Coming(weekday) : null;
        return found;
    }

    // "March 6th", "March sixth", "the 6th of March". "May" and "march" alone are other words.
    private bool TryReadMonthDay(int token, out DateOnly? date)
    {
        date = null;
        if (!text.Language!.Dates.Months.TryGetValue(Form(token), out var month))
        {
            return false;
        }

        if (!TryDayOfMonth(Form(token + 1), out var number) && !(TryDayOfMonth(Form(token - 1), out number) || (Form(token - 1) == "of" && TryDayOfMonth(Form(token - 2), out number))))
        {
            return false;
        }

        date = day is { } from ? NextDate(from, month, number) : null;
        return day is null || date is not null;
    }

    private static DateOnly? NextDate(DateOnly from, int month, int number)
    {
        for (var year = from.Year; year <= from.Year + 1 && year <= DateOnly.MaxValue.Year; year++)
        {
            if (number <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, number) is var date && date >= from)
            {
                return date;
            }
        }

        return null;
    }

    private bool TryDayOfMonth(string word, out int number)
    {
        if (text.Language!.Dates.Ordinals.TryGetValue(word, out number))
        {
            return true;
        }

        var digits = word.EndsWith("th", StringComparison.Ordinal) || word.EndsWith("st", StringComparison.Ordinal)
            || word.EndsWith("nd", StringComparison.Ordinal) || word.EndsWith("rd", StringComparison.Ordinal) ? word.AsSpan(0, word.Length - 2) : word;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 31;
    }

    private bool TryNumber(string word, out int number)
    {
        if (word is "a" or "an")
        {
            number = 1;
            return true;
        }

        if (word is "couple")
        {
            number = 2;
            return true;
        }

        return text.Language!.Dates.Numbers.TryGetValue(word, out number)
            || (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 366);
    }

    // Said on a Friday, "Friday" is the next one.
    private DateOnly? Coming(int weekday)
    {
        if (day is not { } from)
        {
            return null;
        }

        var days = (weekday - IsoWeekday(from) + DaysInWeek) % DaysInWeek;
        return from.AddDays(days == 0 ? DaysInWeek : days);
    }

    private DateOnly? Weekday(int weekday, int weeks) => day is { } from ? from.AddDays(weekday - IsoWeekday(from) + (DaysInWeek * weeks)) : null;

    private DateOnly? After(int days) => day?.AddDays(days);

    private static int IsoWeekday(DateOnly date) => date.DayOfWeek == DayOfWeek.Sunday ? DaysInWeek : (int)date.DayOfWeek;

    private static DateOnly EndOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    private string Form(int token) => token >= sentence.FirstToken && token < sentence.EndToken ? text.FormOf(token).Text : "";
}

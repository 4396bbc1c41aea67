using System.Globalization;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Commitments;

/// <summary>Reads words of time at one place of a sentence.</summary>
/// <param name="day">The day of the call; null when not known.</param>
internal readonly struct DueReading(CallText text, Sentence sentence, DateOnly? day)
{
    private const int MostNumber = 366;

    // "the first", "the second" are more often no days.
    private const int LeastPlainOrdinal = 3;

    // "in" and "two weeks" stand so near each other: "in the next two weeks".
    private const int LongestSpan = 4;

    private readonly DueCalendar _calendar = new(day);
    private readonly DateWords _words = text.Language!.Dates;

    /// <summary>What the words say that begin or, for the day of a month, stand at a place; the default where they are no words of time.</summary>
    public DueDate Read(int token)
    {
        var match = text.Language!.DuePhrases!.At(text, token, sentence.EndToken);
        if (match.Found)
        {
            var period = text.Language.Periods[match.Tag];
            return new DueDate(period.Kind != PeriodKind.None, _calendar.Of(period), period.Kind == PeriodKind.Hour) { Words = match.Words };
        }

        var word = Form(token);
        return _words.In.Contains(word) && Span(token) is { Said: true } span ? span
            : _words.From.Contains(word) ? SpanBefore(token)
            : Weekday(token, word) is { Said: true } weekday ? weekday
            : Month(token, word) is { Said: true } month ? month
            : DayOfMonth(token);
    }

    // "in two weeks", "within 3 days", "in a month", "in the next couple of days".
    private DueDate Span(int token)
    {
        for (var at = token + 1; at <= token + LongestSpan; at++)
        {
            if (_words.Units.TryGetValue(Form(at), out var unit))
            {
                return NumberBefore(at) is { } number ? new DueDate(true, _calendar.After(number, unit)) : default;
            }
        }

        return default;
    }

    // "six weeks from today", "a month from now".
    private DueDate SpanBefore(int token)
        => Today(token + 1) && _words.Units.TryGetValue(Form(token - 1), out var unit) && NumberBefore(token - 1) is { } number
            ? new DueDate(true, _calendar.After(number, unit))
            : default;

    // "from today", "from Friday": only the former has a number of weeks before it.
    private bool Today(int token) => !_words.Weekdays.ContainsKey(Form(token)) && !_words.Months.ContainsKey(Form(token));

    private int? NumberBefore(int unit)
    {
        var at = unit - 1;
        while (_words.Of.Contains(Form(at)))
        {
            at--;
        }

        var word = Form(at);
        return _words.A.Contains(word) ? 1
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) && figure <= MostNumber ? figure
            : _words.Tens.TryGetValue(word, out var tens) ? tens * 10
            : _words.Numbers.TryGetValue(word, out var number) ? number + (_words.Tens.TryGetValue(Form(at - 1), out var more) ? more * 10 : 0)
            : null;
    }

    // "next Tuesday" lies in the calendar week after the call's; "Tuesday week" and "a week on Tuesday" a week after the coming one.
    private DueDate Weekday(int token, string word)
    {
        var named = _words.Next.Contains(word) || _words.This.Contains(word) ? token + 1 : token;
        if (!_words.Weekdays.TryGetValue(DateWords.WithoutPossessive(Form(named)), out var weekday) || _words.Since.Contains(Form(token - 1)))
        {
            return default;
        }

        var later = IsWeek(token + 1) || IsWeek(token - 2) ? 1 : 0;
        return new DueDate(true, _words.Next.Contains(word) ? _calendar.Weekday(weekday, 1) : _calendar.Coming(weekday, later)) { Words = named - token + 1 };
    }

    private bool IsWeek(int token) => _words.Units.TryGetValue(Form(token), out var unit) && unit == TimeUnit.Week;

    // "March 6th", "March sixth", "the 6th of March"; "in March" is its last day. "May" and "march" alone are other words.
    private DueDate Month(int token, string word)
    {
        if (!_words.Months.TryGetValue(word, out var month))
        {
            return default;
        }

        if (TryDayFrom(token + 1, out var number) || TryDayUpTo(token - 1, out number, out _) || (_words.Of.Contains(Form(token - 1)) && TryDayUpTo(token - 2, out number, out _)))
        {
            var date = _calendar.Next(month, number);
            return day is null || date is not null ? new DueDate(true, date) : default;
        }

        return _words.Until.Contains(Form(token - 1)) ? new DueDate(true, _calendar.EndOf(month)) : default;
    }

    // "the eighteenth", "on the 2nd", "am 14.".
    private DueDate DayOfMonth(int token)
    {
        if (!TryDayUpTo(token, out var number, out var first) || !_words.The.Contains(Form(first - 1)) || OfAMonth(token + 1))
        {
            return default;
        }

        return number >= LeastPlainOrdinal || _words.Until.Contains(Form(first - 2)) || _words.Of.Contains(Form(token + 1)) ? new DueDate(true, _calendar.Next(number)) : default;
    }

    private bool OfAMonth(int token) => _words.Months.ContainsKey(Form(token)) || (_words.Of.Contains(Form(token)) && _words.Months.ContainsKey(Form(token + 1)));

    // "sixth", "twenty sixth".
    private bool TryDayFrom(int token, out int number)
        => (_words.Tens.ContainsKey(Form(token)) && TryDayUpTo(token + 1, out number, out _)) || TryDayUpTo(token, out number, out _);

    private bool TryDayUpTo(int token, out int number, out int first)
    {
        var word = DateWords.WithoutPossessive(Form(token));
        first = token;
        if (!_words.Ordinals.TryGetValue(word, out number))
        {
            return DateWords.TryFigure(word, out number);
        }

        if (number < 10 && _words.Tens.TryGetValue(Form(token - 1), out var tens))
        {
            (number, first) = ((tens * 10) + number, token - 1);
        }

        return number <= 31;
    }

    private string Form(int token) => token >= sentence.FirstToken && token < sentence.EndToken ? text.FormOf(token).Text : "";
}

using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Commitments;

/// <summary>Days counted from the call's.</summary>
/// <param name="day">The day of the call; null when not known, and then no day is.</param>
internal readonly struct DueCalendar(DateOnly? day)
{
    private const int DaysInWeek = 7;
    private const int Friday = 5;
    private const int MonthsInQuarter = 3;
    private const int HoursInDay = 24;

    public DateOnly? Of(Period period) => period.Kind switch
    {
        PeriodKind.Day or PeriodKind.Hour => After(period.Number),
        PeriodKind.Week => Weekday(Friday, period.Number),
        PeriodKind.Weekend => Weekday(DaysInWeek, period.Number),
        PeriodKind.Month => EndOfMonth(day?.AddMonths(period.Number)),
        PeriodKind.Quarter => EndOfMonth(day?.AddMonths(MonthsInQuarter - 1 - ((day.Value.Month - 1) % MonthsInQuarter) + (MonthsInQuarter * period.Number))),
        PeriodKind.NumberedQuarter => EndOf(period.Number * MonthsInQuarter),
        PeriodKind.Year => day is { } d ? new DateOnly(d.Year + period.Number, 12, 31) : null,
        _ => null,
    };

    public DateOnly? After(int number, TimeUnit unit) => unit switch
    {
        TimeUnit.Hour => After(number < HoursInDay ? 0 : (number + HoursInDay - 1) / HoursInDay),
        TimeUnit.Day => After(number),
        TimeUnit.Week => After(number * DaysInWeek),
        TimeUnit.Fortnight => After(number * 2 * DaysInWeek),
        _ => day?.AddMonths(number),
    };

    /// <summary>The weekday after the call's day: said on a Friday, "Friday" is the next one.</summary>
    public DateOnly? Coming(int weekday, int weeks)
    {
        if (day is not { } from)
        {
            return null;
        }

        var days = (weekday - IsoWeekday(from) + DaysInWeek) % DaysInWeek;
        return from.AddDays((days == 0 ? DaysInWeek : days) + (weeks * DaysInWeek));
    }

    /// <summary>The weekday of the call's calendar week or of a later one.</summary>
    public DateOnly? Weekday(int weekday, int weeks) => day is { } from ? from.AddDays(weekday - IsoWeekday(from) + (DaysInWeek * weeks)) : null;

    /// <summary>The next such day, the call's included; null when no year has it.</summary>
    public DateOnly? Next(int month, int number)
    {
        for (var year = day?.Year ?? DateOnly.MaxValue.Year; day is { } from && year <= from.Year + 1; year++)
        {
            if (number <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, number) is var date && date >= from)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The next day of a month with this number, the call's own day included.</summary>
    public DateOnly? Next(int number)
    {
        if (day is not { } from)
        {
            return null;
        }

        var month = new DateOnly(from.Year, from.Month, 1).AddMonths(number < from.Day ? 1 : 0);
        while (DateTime.DaysInMonth(month.Year, month.Month) < number)
        {
            month = month.AddMonths(1);
        }

        return month.AddDays(number - 1);
    }

    /// <summary>The last day of the month of this number that ends next.</summary>
    public DateOnly? EndOf(int month) => day is { } d ? EndOfMonth(new DateOnly(month < d.Month ? d.Year + 1 : d.Year, month, 1)) : null;

    private DateOnly? After(int days) => day?.AddDays(days);

    private static int IsoWeekday(DateOnly date) => date.DayOfWeek == DayOfWeek.Sunday ? DaysInWeek : (int)date.DayOfWeek;

    private static DateOnly? EndOfMonth(DateOnly? date) => date is { } d ? new(d.Year, d.Month, DateTime.DaysInMonth(d.Year, d.Month)) : null;
}

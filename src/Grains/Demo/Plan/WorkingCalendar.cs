namespace CallInsight.Grains.Demo.Plan;

/// <summary>Working days of the company, counted backwards from today: 0 is today, or the last working day before it.</summary>
internal sealed class WorkingCalendar(DateTimeOffset now)
{
    /// <summary>Working days in half a year.</summary>
    public const int Days = 128;

    /// <summary>Quarters of an hour in which calls begin: 9:00 to 16:45, without the lunch hour.</summary>
    public const int Slots = 28;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Cast.Zone);
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(13);
    private readonly DateOnly _last = LastWorkingDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime));

    /// <summary>The moment of a slot so many working days ago. What would not be over yet was a working day earlier.</summary>
    public DateTimeOffset At(int daysAgo, int slot)
    {
        var quarter = 36 + slot + (slot >= 12 ? 4 : 0);
        var moment = Moment(Day(daysAgo), quarter);
        return moment + LongestCall > now ? Moment(Day(daysAgo + 1), quarter) : moment;
    }

    private static DateTimeOffset Moment(DateOnly day, int quarter)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(15 * quarter);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    private static DateOnly LastWorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    private DateOnly Day(int daysAgo)
    {
        var day = _last;
        for (var left = daysAgo; left > 0; left--)
        {
            day = LastWorkingDay(day.AddDays(-1));
        }

        return day;
    }
}

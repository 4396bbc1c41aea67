using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>Sets parts of one span beside those of another: the nth day, week, month or quarter of one beside the nth of the other.</summary>
/// <param name="from">Where the other span begins.</param>
/// <param name="toFrom">Where the span begins that it is seen beside.</param>
/// <param name="to">Where that span ends.</param>
internal sealed class MatchParts(DateTimeOffset from, DateTimeOffset toFrom, TimeZoneInfo zone, DayOfWeek firstDayOfWeek, DateTimeOffset to)
{
    /// <summary>The first day of the part that stands beside one of the other span's; null where the span is over by then.</summary>
    public DateOnly? Of(FactsDimension part, DateOnly key)
    {
        var number = NumberOf(part, key) - NumberOf(part, DayOf(from));
        var beside = StartOf(part, NumberOf(part, DayOf(toFrom)) + number);
        return beside > DayOf(to.AddTicks(-1)) ? null : beside;
    }

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private int NumberOf(FactsDimension part, DateOnly day) => part switch
    {
        FactsDimension.Day => day.DayNumber,

        // The day 0 was a Monday.
        FactsDimension.Week => (day.DayNumber + 7 - Shift) / 7,
        FactsDimension.Month => (day.Year * 12) + day.Month - 1,
        _ => (day.Year * 4) + ((day.Month - 1) / 3),
    };

    private DateOnly StartOf(FactsDimension part, int number) => part switch
    {
        FactsDimension.Day => DateOnly.FromDayNumber(number),
        FactsDimension.Week => DateOnly.FromDayNumber((number * 7) - 7 + Shift),
        FactsDimension.Month => new DateOnly(number / 12, (number % 12) + 1, 1),
        _ => new DateOnly(number / 4, ((number % 4) * 3) + 1, 1),
    };

    private int Shift => (firstDayOfWeek - DayOfWeek.Monday + 7) % 7;
}

namespace CallInsight.Contracts.Reports;

/// <summary>When a report is made by itself, by the clock of its zone.</summary>
/// <param name="Every"><c>day</c>, <c>week</c> or <c>month</c>.</param>
/// <param name="Days">For a week: on which of its days, at least one.</param>
/// <param name="DayOfMonth">For a month: 1 to 31, where a month is shorter its last day; null: always the last day.</param>
/// <param name="At">At what time.</param>
[GenerateSerializer, Alias("ReportSchedule"), Immutable]
public sealed record ReportSchedule([property: Id(0)] string Every, [property: Id(1)] IReadOnlyList<DayOfWeek> Days, [property: Id(2)] int? DayOfMonth, [property: Id(3)] TimeOnly At)
{
    public const string Daily = "day";
    public const string Weekly = "week";
    public const string Monthly = "month";

    /// <summary>The first time that it is due after a moment. A time that the clock leaves out in spring comes as much later (02:30 at
    /// 03:30); of a time that it shows twice in autumn the first one counts.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        for (var day = LocalTime.DayOf(moment, zone).AddDays(-1); ; day = day.AddDays(1))
        {
            if (IsOn(day) && LocalTime.MomentOf(day, At, zone) is var due && due > moment)
            {
                return due;
            }
        }
    }

    /// <summary>The last time that it was due up to a moment, not before another; null where it was not.</summary>
    public DateTimeOffset? LastUpTo(DateTimeOffset moment, DateTimeOffset notBefore, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        for (var day = LocalTime.DayOf(moment, zone).AddDays(1); ; day = day.AddDays(-1))
        {
            if (IsOn(day) && LocalTime.MomentOf(day, At, zone) is var due && due <= moment)
            {
                return due >= notBefore ? due : null;
            }
        }
    }

    private bool IsOn(DateOnly day) => Every switch
    {
        Weekly => Days.Contains(day.DayOfWeek),
        Monthly => day.Day == Math.Min(DayOfMonth ?? 31, DateTime.DaysInMonth(day.Year, day.Month)),
        _ => true,
    };
}

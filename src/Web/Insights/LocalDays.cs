using CallInsight.Contracts;

namespace CallInsight.Web.Insights;

/// <summary>Days of a time zone as moments.</summary>
internal static class LocalDays
{
    /// <summary>When a day begins. Where clocks are put forward over midnight, that is when the first hour there is begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => LocalTime.MomentOf(day, TimeOnly.MinValue, zone);

    /// <summary>The day that a moment lies in.</summary>
    public static DateOnly Of(DateTimeOffset moment, TimeZoneInfo zone) => LocalTime.DayOf(moment, zone);
}

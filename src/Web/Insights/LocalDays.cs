namespace CallInsight.Web.Insights;

/// <summary>Days of a time zone as moments.</summary>
internal static class LocalDays
{
    /// <summary>When a day begins. Where clocks are put forward over midnight, that is when the first hour there is begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(midnight))
        {
            // The clock jumps from just before midnight: the moment after the jump has the offset of before it.
            var before = zone.GetUtcOffset(midnight.AddHours(-3));
            var jump = new DateTimeOffset(midnight, before);
            return jump.ToUniversalTime();
        }

        var offsets = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight) : [zone.GetUtcOffset(midnight)];
        return new DateTimeOffset(midnight, offsets.Max()).ToUniversalTime();
    }

    /// <summary>The day that a moment lies in.</summary>
    public static DateOnly Of(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}

namespace CallInsight.Grains.Insights.Planning;

/// <summary>The span that another is seen beside, counted on the local clock: a day has 23, 24 or 25 hours, and March stands beside February.</summary>
internal static class ComparedSpan
{
    /// <param name="lastYear">The same days a year before; else as much time right before: as many months where the span is whole months, as many days where it is whole days.</param>
    public static (DateTimeOffset From, DateTimeOffset To) Of(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, bool lastYear)
    {
        var (start, end) = (Local(from, zone), Local(to, zone));
        if (lastYear)
        {
            return (MomentOf(start.AddYears(-1), zone), MomentOf(end.AddYears(-1), zone));
        }

        if (!BeginsADay(from, zone) || !BeginsADay(to, zone))
        {
            return (from - (to - from), from);
        }

        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        var before = start.Day == 1 && end.Day == 1 ? start.Date.AddMonths(-months) : start.Date.AddDays(-(end.Date - start.Date).Days);
        return (MomentOf(before, zone), from);
    }

    private static DateTime Local(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    // Where clocks are put forward over midnight, the day begins with the first hour there is.
    private static bool BeginsADay(DateTimeOffset moment, TimeZoneInfo zone) => MomentOf(Local(moment, zone).Date, zone) == moment;

    /// <summary>The first moment at which a clock shows a time; one that it leaps over is the moment of the leap.</summary>
    private static DateTimeOffset MomentOf(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            var past = local;
            while (zone.IsInvalidTime(past))
            {
                past = past.AddMinutes(1).AddTicks(-(past.Ticks % TimeSpan.TicksPerMinute));
            }

            return new DateTimeOffset(past, zone.GetUtcOffset(past)).ToUniversalTime();
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

namespace CallInsight.Grains.Notifications;

/// <summary>When the daily mail goes out: at seven in the morning where the member is.</summary>
internal static class DigestTime
{
    private static readonly TimeOnly Hour = new(7, 0);

    /// <summary>The next one after a moment.</summary>
    /// <param name="zone">IANA; one that this machine does not know is UTC.</param>
    public static DateTimeOffset After(DateTimeOffset moment, string zone)
    {
        var place = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, place).DateTime);
        var next = At(today, place);
        return next > moment ? next : At(today.AddDays(1), place);
    }

    private static DateTimeOffset At(DateOnly day, TimeZoneInfo place)
    {
        var local = day.ToDateTime(Hour);
        var there = place.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(there, place.GetUtcOffset(there)).ToUniversalTime();
    }
}

using CallInsight.Contracts;

namespace CallInsight.Grains.Usage;

/// <summary>Months as <c>yyyymm</c>, and how long an id is remembered.</summary>
internal static class UsageMonths
{
    /// <summary>An event may be said to happen so much after the moment at which it is told: clocks differ.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    // Months of zones begin from 14 hours before to 12 hours after those of UTC. What is accepted may have happened a little later.
    private static readonly TimeSpan Earliest = TimeSpan.FromHours(15);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(13);

    public static int Of(DateTime day) => (day.Year * 100) + day.Month;

    public static int Of(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>The month before.</summary>
    public static int Before(int month) => month % 100 == 1 ? month - 89 : month - 1;

    /// <summary>The first day of a month.</summary>
    public static DateOnly First(int month) => new(month / 100, month % 100, 1);

    /// <summary>When a month begins in a zone.</summary>
    public static DateTimeOffset Begin(int month, TimeZoneInfo zone) => LocalTime.MomentOf(First(month), TimeOnly.MinValue, zone);

    /// <summary>Under which month an id is remembered that is accepted now: whatever its event's own month, it is that one or a later one.</summary>
    public static int Remembered(DateTimeOffset accepted) => Of(accepted.UtcDateTime + Earliest);

    /// <summary>The first month whose ids must be remembered: an event of an earlier one is too old to be accepted in any zone.</summary>
    public static int FirstRemembered(DateTimeOffset now) => Before(Of(now.UtcDateTime - Latest));

    /// <summary>What was accepted before this moment is remembered no more.</summary>
    public static DateTimeOffset RememberedSince(DateTimeOffset now) => new DateTimeOffset(First(FirstRemembered(now)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - Earliest;
}

using System.Runtime.InteropServices;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A stretch of time in which a zone's clocks are not changed. Ticks are UTC; local time is UTC plus the offset.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ZoneStretch(long From, long To, long Offset);

/// <summary>Cuts time where a zone's clocks change: between the cuts local time is a matter of adding.</summary>
internal static class ZoneStretches
{
    // No zone has changed its clocks twice within less.
    private const long Step = TimeSpan.TicksPerDay;

    public static List<ZoneStretch> Of(TimeZoneInfo zone, long from, long to)
    {
        var stretches = new List<ZoneStretch>();
        var (start, offset) = (from, OffsetAt(zone, from));
        for (var at = from; at < to;)
        {
            var next = Math.Min(at + Step, to);
            var after = OffsetAt(zone, next);
            if (after != offset)
            {
                var change = FirstOf(zone, at, next, offset);
                stretches.Add(new ZoneStretch(start, change, offset));
                (start, offset) = (change, OffsetAt(zone, change));
                next = change;
            }

            at = next;
        }

        if (start < to)
        {
            stretches.Add(new ZoneStretch(start, to, offset));
        }

        return stretches;
    }

    /// <summary>The first moment with another offset.</summary>
    private static long FirstOf(TimeZoneInfo zone, long same, long other, long offset)
    {
        while (other - same > 1)
        {
            var middle = same + ((other - same) / 2);
            (same, other) = OffsetAt(zone, middle) == offset ? (middle, other) : (same, middle);
        }

        return other;
    }

    private static long OffsetAt(TimeZoneInfo zone, long ticks) => zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc)).Ticks;
}

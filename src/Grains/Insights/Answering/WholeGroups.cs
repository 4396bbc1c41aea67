using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Which groups lie in one bucket as a whole, so that their percentiles can be told instead of their values.</summary>
internal static class WholeGroups
{
    public static bool[] Of(FactsQuestion question, RowGroups grouped, SpanOfTime bucket)
    {
        var whole = new bool[grouped.Count];
        if (question.IsMiddle)
        {
            // Its groups are members, which are no groups of the answer.
            return whole;
        }

        if (bucket.From <= question.FromTicks && bucket.To >= question.ToTicks)
        {
            Array.Fill(whole, true);
            return whole;
        }

        var clock = LocalSpanOf(bucket, TimeZoneInfo.FindSystemTimeZoneById(question.TimeZone));
        for (var dimension = 0; dimension < question.Groupings.Count; dimension++)
        {
            if (question.Groupings[dimension].Dimension is <= FactsDimension.Quarter and var part)
            {
                var keys = grouped.Keys[dimension];
                var within = keys.Values.Numbers!.Select((day, place) => place > 0 && Lies(part, day, question, bucket, clock)).ToArray();
                for (var group = 0; group < whole.Length; group++)
                {
                    whole[group] |= within[keys.Of[group]];
                }
            }
        }

        return whole;
    }

    private static bool Lies(FactsDimension part, int day, FactsQuestion question, SpanOfTime bucket, SpanOfTime clock)
    {
        var end = part switch
        {
            FactsDimension.Day => day + 1,
            FactsDimension.Week => day + 7,
            FactsDimension.Month => DateOnly.FromDayNumber(day).AddMonths(1).DayNumber,
            _ => DateOnly.FromDayNumber(day).AddMonths(3).DayNumber,
        };
        return (bucket.From <= question.FromTicks || clock.From <= day * TimeSpan.TicksPerDay) && (bucket.To >= question.ToTicks || clock.To >= end * TimeSpan.TicksPerDay);
    }

    /// <summary>The local times that only the bucket can have: less by a day where clocks are changed close to its ends.</summary>
    private static SpanOfTime LocalSpanOf(SpanOfTime bucket, TimeZoneInfo zone)
    {
        var (from, to) = (OffsetAround(zone, bucket.From), OffsetAround(zone, bucket.To));
        return new SpanOfTime(bucket.From + from.Offset + (from.Changes ? TimeSpan.TicksPerDay : 0), bucket.To + to.Offset - (to.Changes ? TimeSpan.TicksPerDay : 0));
    }

    private static (long Offset, bool Changes) OffsetAround(TimeZoneInfo zone, long ticks)
    {
        var at = new DateTime(ticks, DateTimeKind.Utc);
        var offset = zone.GetUtcOffset(at);
        return (offset.Ticks, zone.GetUtcOffset(at.AddDays(-1)) != offset || zone.GetUtcOffset(at.AddDays(1)) != offset);
    }
}

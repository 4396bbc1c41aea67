using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Which groups lie in one bucket as a whole, so that their percentiles can be told instead of their values.</summary>
internal static class WholeGroups
{
    public static bool[] Of(FactsQuestion question, RowGroups grouped, SpanOfTime bucket)
    {
        var whole = new bool[grouped.Count];
        if (bucket.From <= question.FromTicks && bucket.To >= question.ToTicks)
        {
            Array.Fill(whole, true);
            return whole;
        }

        for (var dimension = 0; dimension < question.Groupings.Count; dimension++)
        {
            if (question.Groupings[dimension].Dimension is <= FactsDimension.Quarter and var part)
            {
                var keys = grouped.Keys[dimension];
                var within = keys.Values.Numbers!.Select((day, place) => place > 0 && Lies(part, day, question, bucket)).ToArray();
                for (var group = 0; group < whole.Length; group++)
                {
                    whole[group] |= within[keys.Of[group]];
                }
            }
        }

        return whole;
    }

    // A day more on both sides than the local clock says: no zone is that far from UTC.
    private static bool Lies(FactsDimension part, int day, FactsQuestion question, SpanOfTime bucket)
    {
        var days = part switch { FactsDimension.Day => 1, FactsDimension.Week => 7, FactsDimension.Month => 31, _ => 92 };
        var (from, to) = ((day - 1) * TimeSpan.TicksPerDay, (day + days + 1) * TimeSpan.TicksPerDay);
        return Math.Max(from, question.FromTicks) >= bucket.From && Math.Min(to, question.ToTicks) <= bucket.To;
    }
}

namespace CallInsight.Analysis.Timeline;

/// <summary>How long a rep waits after a customer's turn.</summary>
internal static class Patience
{
    /// <summary>Longer gaps in seconds are something else than waiting: a transfer, a search, a lost line.</summary>
    public const double LongestGap = 10.0;

    /// <summary>Mean gap in seconds; null where no rep's turn follows a customer's.</summary>
    public static double? Seconds(List<SpokenTurn> turns, SpeakerRole[] roles)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 1; i < turns.Count; i++)
        {
            if (roles[turns[i - 1].Speaker] != SpeakerRole.Customer || roles[turns[i].Speaker] != SpeakerRole.Rep)
            {
                continue;
            }

            var gap = Math.Max(0, turns[i].Start - turns[i - 1].End);
            if (gap <= LongestGap)
            {
                sum += gap;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }
}

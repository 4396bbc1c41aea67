namespace CallInsight.Analysis.Timeline;

/// <summary>How much of the call is spoken by several at once, and how much by nobody. Seconds.</summary>
internal readonly record struct Coverage(double Overlap, double Silence, double LongestSilence)
{
    /// <summary>Measures the speech intervals of all speakers between the first start and the last end of the call.</summary>
    public static Coverage Of(List<Interval>[] speech, double first, double last)
    {
        var all = new List<Interval>();
        foreach (var intervals in speech)
        {
            all.AddRange(intervals);
        }

        var anybody = SpeechIntervals.Union(all, 0);
        var silence = 0.0;
        var longest = 0.0;
        var end = first;
        foreach (var interval in anybody)
        {
            var gap = Math.Max(0, interval.Start - end);
            silence += gap;
            longest = Math.Max(longest, gap);
            end = Math.Max(end, interval.End);
        }

        var rest = Math.Max(0, last - end);
        return new Coverage(OverlapOf(speech), silence + rest, Math.Max(longest, rest));
    }

    // Walks over all starts and ends in order of time and adds up the stretches in which two or more speak.
    private static double OverlapOf(List<Interval>[] speech)
    {
        var (starts, ends) = StartsAndEnds(speech);
        var (overlap, speaking, last, start, end) = (0.0, 0, 0.0, 0, 0);
        while (end < ends.Length)
        {
            var begins = start < starts.Length && starts[start] <= ends[end];
            var now = begins ? starts[start] : ends[end];
            overlap += speaking > 1 ? now - last : 0;
            last = now;
            speaking += begins ? 1 : -1;
            start += begins ? 1 : 0;
            end += begins ? 0 : 1;
        }

        return overlap;
    }

    private static (double[] Starts, double[] Ends) StartsAndEnds(List<Interval>[] speech)
    {
        var count = 0;
        foreach (var intervals in speech)
        {
            count += intervals.Count;
        }

        var (starts, ends, at) = (new double[count], new double[count], 0);
        foreach (var intervals in speech)
        {
            foreach (var interval in intervals)
            {
                (starts[at], ends[at++]) = (interval.Start, interval.End);
            }
        }

        return (SortedRuns.Sort(starts, static (a, b) => a.CompareTo(b)), SortedRuns.Sort(ends, static (a, b) => a.CompareTo(b)));
    }
}

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

        // This also puts them in order.
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
        return new Coverage(OverlapOf(all), silence + rest, Math.Max(longest, rest));
    }

    // Walks over all starts and ends in order of time and adds up the stretches in which two or more speak. The intervals are ordered by their starts.
    private static double OverlapOf(List<Interval> speech)
    {
        var ends = SortedRuns.Sort(speech.Select(i => i.End).ToArray(), default(Earlier));
        var (overlap, speaking, last, start, end) = (0.0, 0, 0.0, 0, 0);
        while (end < ends.Length)
        {
            var begins = start < speech.Count && speech[start].Start <= ends[end];
            var now = begins ? speech[start].Start : ends[end];
            overlap += speaking > 1 ? now - last : 0;
            last = now;
            speaking += begins ? 1 : -1;
            start += begins ? 1 : 0;
            end += begins ? 0 : 1;
        }

        return overlap;
    }

    private readonly struct Earlier : IComparer<double>
    {
        public int Compare(double x, double y) => x < y ? -1 : x > y ? 1 : 0;
    }
}

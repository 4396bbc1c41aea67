namespace CallInsight.Analysis.Timeline;

/// <summary>Sorts what is in order in long stretches, such as the times of one speaker after another's: merges the stretches two by two.</summary>
internal static class SortedRuns
{
    /// <summary>The items in order; of equals the earlier comes first. The order is a struct, so that it is compiled into the loops.</summary>
    public static T[] Sort<T, TOrder>(T[] items, TOrder order)
        where TOrder : struct, IComparer<T>
    {
        var (from, into) = (items, new T[items.Length]);
        var ends = Ends(items, order);
        while (ends.Count > 1)
        {
            var merged = new List<int>((ends.Count + 1) / 2);
            for (var run = 0; run < ends.Count; run += 2)
            {
                var (start, middle, end) = (run == 0 ? 0 : ends[run - 1], ends[run], ends[Math.Min(run + 1, ends.Count - 1)]);
                Merge(from.AsSpan(start, middle - start), from.AsSpan(middle, end - middle), into.AsSpan(start), order);
                merged.Add(end);
            }

            (from, into, ends) = (into, from, merged);
        }

        return from;
    }

    private static List<int> Ends<T, TOrder>(T[] items, TOrder order)
        where TOrder : struct, IComparer<T>
    {
        var ends = new List<int>();
        for (var at = 1; at < items.Length; at++)
        {
            if (order.Compare(items[at], items[at - 1]) < 0)
            {
                ends.Add(at);
            }
        }

        ends.Add(items.Length);
        return ends;
    }

    private static void Merge<T, TOrder>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> into, TOrder order)
        where TOrder : struct, IComparer<T>
    {
        var (i, j) = (0, 0);
        while (i < first.Length && j < second.Length)
        {
            into[i + j] = order.Compare(second[j], first[i]) < 0 ? second[j++] : first[i++];
        }

        first[i..].CopyTo(into[(i + j)..]);
        second[j..].CopyTo(into[(first.Length + j)..]);
    }
}

using System.Buffers;
using System.Numerics;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>One measure over grouped rows: a pass for what is always told, and one for each thing more that is asked.</summary>
/// <param name="range">The values of the rows' range; NaN is unknown.</param>
internal readonly ref struct GatherMeasure<T>(FactsMeasure measure, RowGroups grouped, ReadOnlySpan<T> range)
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _range = range;

    /// <param name="order">All rows of the columns by rising value; null: groups are sorted.</param>
    public FactsPartial Run(bool[] whole, bool sketch, int[]? order)
    {
        var set = grouped.Set;
        var listed = set.Rows is null ? null : ArrayPool<T>.Shared.Rent(set.Length);
        var values = set.Rows is { } rows ? Pick(rows, set.From, listed!) : _range;
        var (moments, sorted) = measure.Fractions.Length == 0 ? (GroupMoments.Of(values, grouped, measure.Extremes), null) : Sort(values, order);
        var told = sketch ? null : sorted?.Told(whole);
        var partial = new FactsPartial(
            moments,
            measure.Deviation ? GroupMoments.SquaredDeviations(values, grouped, moments) : null,
            sorted?.Percentiles(measure.Fractions, whole) ?? [],
            told as float[],
            told as double[],
            sketch ? sorted?.Sketch(whole) : null,
            CountEach<Above>(measure.Over, values),
            CountEach<Below>(measure.Under, values),
            Bins(values));
        sorted?.Dispose();
        if (listed is not null)
        {
            ArrayPool<T>.Shared.Return(listed);
        }

        return partial;
    }

    /// <summary>Where values are sorted anyway, all else is read off them.</summary>
    private (Moments[] Moments, SortedGroups<T> Sorted) Sort(ReadOnlySpan<T> values, int[]? order)
    {
        var counts = GroupMoments.CountsOf(values, grouped);
        var sorted = order is null ? SortedGroups<T>.BySorting(values, grouped, counts) : SortedGroups<T>.ByOrder(order, values, grouped, counts);
        return (sorted.Moments(), sorted);
    }

    private ReadOnlySpan<T> Pick(int[] rows, int from, T[] into)
    {
        for (var place = 0; place < rows.Length; place++)
        {
            into[place] = _range[rows[place] - from];
        }

        return into.AsSpan(0, rows.Length);
    }

    private int[][] CountEach<TTest>(double[] thresholds, ReadOnlySpan<T> values)
        where TTest : ITest
    {
        var all = new int[thresholds.Length][];
        for (var i = 0; i < all.Length; i++)
        {
            var (counts, limit) = (new int[grouped.Count + 1], T.CreateTruncating(thresholds[i]));
            var groups = grouped.Groups;
            for (var place = 0; place < values.Length; place++)
            {
                counts[groups[place]] += TTest.Holds(values[place], limit) ? 1 : 0;
            }

            all[i] = counts[..^1];
        }

        return all;
    }

    private BinCells[] Bins(ReadOnlySpan<T> values)
    {
        var all = new BinCells[measure.BinWidths.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var (counted, width) = (new Dictionary<(int Group, long Number), int>(), measure.BinWidths[i]);
            var groups = grouped.Groups;
            for (var place = 0; place < values.Length; place++)
            {
                if (!T.IsNaN(values[place]) && groups[place] < grouped.Count)
                {
                    var key = (groups[place], (long)Math.Floor(double.CreateTruncating(values[place]) / width));
                    counted[key] = counted.GetValueOrDefault(key) + 1;
                }
            }

            var starts = new int[grouped.Count + 1];
            foreach (var (group, _) in counted.Keys)
            {
                starts[group + 1]++;
            }

            for (var group = 0; group < grouped.Count; group++)
            {
                starts[group + 1] += starts[group];
            }

            var cells = counted.OrderBy(c => c.Key).ToList();
            all[i] = new BinCells(starts, [.. cells.Select(c => c.Key.Number)], [.. cells.Select(c => c.Value)]);
        }

        return all;
    }

    private interface ITest
    {
        static abstract bool Holds(T value, T limit);
    }

    private readonly struct Above : ITest
    {
        public static bool Holds(T value, T limit) => value > limit;
    }

    private readonly struct Below : ITest
    {
        public static bool Holds(T value, T limit) => value < limit;
    }
}

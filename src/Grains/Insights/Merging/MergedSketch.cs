using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Percentiles out of histograms: the same rule as for values, with the middle of a value's cell for the value.</summary>
internal static class MergedSketch
{
    public static double[][] Percentiles(MergedGroups groups, IReadOnlyList<FactsPartial> shares, Moments[] moments, double[] fractions)
    {
        var cells = new SortedDictionary<ushort, long>[groups.Count];
        for (var share = 0; share < shares.Count; share++)
        {
            Take(cells, groups.GroupOf[share], shares[share]);
        }

        var columns = Array.ConvertAll(fractions, _ => new double[groups.Count]);
        for (var group = 0; group < groups.Count; group++)
        {
            for (var i = 0; i < fractions.Length; i++)
            {
                columns[i][group] = moments[group].Count == 0 ? double.NaN : Percentile(cells[group], moments[group], fractions[i]);
            }
        }

        return columns;
    }

    private static void Take(SortedDictionary<ushort, long>[] cells, int[] groupOf, FactsPartial share)
    {
        var at = 0;
        for (var group = 0; group < groupOf.Length; group++)
        {
            var of = cells[groupOf[group]] ??= [];
            if (share.Sketch is { } sketch)
            {
                for (var cell = sketch.Starts[group]; cell < sketch.Starts[group + 1]; cell++)
                {
                    Add(of, sketch.Keys[cell], sketch.Counts[cell]);
                }

                continue;
            }

            for (var left = share.Moments[group].Count; left > 0; left--, at++)
            {
                Add(of, Sketch.KeyOf(share.NarrowValues is { } narrow ? narrow[at] : (float)share.Values![at]), 1);
            }
        }
    }

    private static void Add(SortedDictionary<ushort, long> cells, ushort key, long count) => cells[key] = cells.GetValueOrDefault(key) + count;

    private static double Percentile(SortedDictionary<ushort, long> cells, Moments moments, double fraction)
    {
        var place = fraction * (moments.Count - 1);
        var low = Math.Floor(place);
        var lower = At(cells, low);
        var value = place == low ? lower : lower + ((At(cells, low + 1) - lower) * (place - low));
        return Math.Clamp(value, moments.Min, moments.Max);
    }

    private static double At(SortedDictionary<ushort, long> cells, double rank)
    {
        var before = 0L;
        foreach (var (key, count) in cells)
        {
            before += count;
            if (rank < before)
            {
                return Sketch.MiddleOf(key);
            }
        }

        return double.NaN;
    }
}

using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Percentiles out of histograms: the same rule as for values, with the middle of a value's cell for the value.</summary>
internal static class MergedSketch
{
    public static void Percentiles(MergedGroups groups, IReadOnlyList<FactsPartial> shares, double[] fractions, double[][] columns)
    {
        var cells = new SortedDictionary<ushort, long>?[groups.Count];
        for (var share = 0; share < shares.Count; share++)
        {
            Take(cells, groups.GroupOf[share], groups.Whole[share], shares[share]);
        }

        for (var group = 0; group < groups.Count; group++)
        {
            if (cells[group] is { Count: > 0 } of)
            {
                var count = (int)of.Values.Sum();
                for (var i = 0; i < fractions.Length; i++)
                {
                    columns[i][group] = At(of, count, fractions[i]);
                }
            }
        }
    }

    /// <summary>A share whose values were few enough told them: they become cells here.</summary>
    private static void Take(SortedDictionary<ushort, long>?[] cells, int[] groupOf, bool[] whole, FactsPartial share)
    {
        var at = 0;
        for (var group = 0; group < groupOf.Length; group++)
        {
            if (whole[group])
            {
                continue;
            }

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
                Add(of, Sketch.KeyOf(share.Narrow is { } narrow ? narrow[at] : (float)share.Wide![at]), 1);
            }
        }
    }

    private static void Add(SortedDictionary<ushort, long> cells, ushort key, long count) => cells[key] = cells.GetValueOrDefault(key) + count;

    private static double At(SortedDictionary<ushort, long> cells, int count, double fraction)
    {
        var (low, part) = Percentile.Place(count, fraction);
        var lower = At(cells, low);
        return part == 0 ? lower : Percentile.Between(lower, At(cells, low + 1), part);
    }

    private static double At(SortedDictionary<ushort, long> cells, long rank)
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

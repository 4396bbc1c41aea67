using System.Numerics;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Percentiles over all shares: those of groups that are whole in one share as it told them, those of others out of all their values.</summary>
internal static class MergedPercentiles
{
    /// <summary>Takes what shares told of groups that are whole in them.</summary>
    public static void TakeWhole(MergedGroups groups, IReadOnlyList<FactsPartial> shares, double[][] columns)
    {
        for (var share = 0; share < shares.Count; share++)
        {
            var (groupOf, whole) = (groups.GroupOf[share], groups.Whole[share]);
            for (var column = 0; column < columns.Length; column++)
            {
                var told = shares[share].Percentiles[column];
                for (var group = 0; group < groupOf.Length; group++)
                {
                    if (whole[group])
                    {
                        columns[column][groupOf[group]] = told[group];
                    }
                }
            }
        }
    }

    /// <summary>Finds the percentiles of the groups that are in pieces.</summary>
    /// <param name="valuesOf">A share's told values, each group's rising.</param>
    public static void OfValues<T>(MergedGroups groups, IReadOnlyList<FactsPartial> shares, double[] fractions, double[][] columns, Func<FactsPartial, T[]?> valuesOf)
        where T : struct, IFloatingPointIeee754<T>
    {
        var ends = RunEnds(groups, shares);
        var (arrays, starts, counts) = (new T[ends[^1]][], new int[ends[^1]], new int[ends[^1]]);
        var (next, share, at) = (ends[..^1], -1, 0);
        Each(groups, shares, (of, to, count) =>
        {
            (share, at) = of == share ? (share, at) : (of, 0);
            (arrays[next[to]], starts[next[to]], counts[next[to]]) = (valuesOf(shares[of])!, at, count);
            next[to]++;
            at += count;
        });
        var room = new T[SortedRuns<T>.Few];
        for (var group = 0; group < groups.Count; group++)
        {
            var part = ends[group]..ends[group + 1];
            var runs = new SortedRuns<T>(arrays.AsSpan(part), starts.AsSpan(part), counts.AsSpan(part));
            if (runs.Count > 0)
            {
                runs.Percentiles(fractions, columns, group, room);
            }
        }
    }

    /// <summary>Where each merged group's runs begin, and at last how many there are.</summary>
    private static int[] RunEnds(MergedGroups groups, IReadOnlyList<FactsPartial> shares)
    {
        var ends = new int[groups.Count + 1];
        Each(groups, shares, (_, to, _) => ends[to + 1]++);
        for (var group = 0; group < groups.Count; group++)
        {
            ends[group + 1] += ends[group];
        }

        return ends;
    }

    /// <summary>Each share's groups that are in pieces, with how many values are known, where there are any.</summary>
    private static void Each(MergedGroups groups, IReadOnlyList<FactsPartial> shares, Action<int, int, int> take)
    {
        for (var share = 0; share < shares.Count; share++)
        {
            var (groupOf, whole) = (groups.GroupOf[share], groups.Whole[share]);
            for (var group = 0; group < groupOf.Length; group++)
            {
                if (!whole[group] && shares[share].Moments[group].Count is > 0 and var count)
                {
                    take(share, groupOf[group], count);
                }
            }
        }
    }
}

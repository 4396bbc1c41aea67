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
        var (values, starts) = Collect(groups, shares, valuesOf);
        for (var group = 0; group < groups.Count; group++)
        {
            var of = values.AsSpan(starts[group]..starts[group + 1]);
            if (of.IsEmpty)
            {
                continue;
            }

            of.Sort();
            for (var i = 0; i < fractions.Length; i++)
            {
                columns[i][group] = Percentile.Of((ReadOnlySpan<T>)of, fractions[i]);
            }
        }
    }

    /// <summary>All told values by merged group.</summary>
    private static (T[] Values, int[] Starts) Collect<T>(MergedGroups groups, IReadOnlyList<FactsPartial> shares, Func<FactsPartial, T[]?> valuesOf)
    {
        var starts = new int[groups.Count + 1];
        Each(groups, shares, (_, to, count) => starts[to + 1] += count);
        for (var group = 0; group < groups.Count; group++)
        {
            starts[group + 1] += starts[group];
        }

        var (values, next) = (new T[starts[^1]], starts[..^1]);
        var (share, at) = (-1, 0);
        Each(groups, shares, (of, to, count) =>
        {
            (share, at) = of == share ? (share, at) : (of, 0);
            valuesOf(shares[of]).AsSpan(at, count).CopyTo(values.AsSpan(next[to]));
            next[to] += count;
            at += count;
        });
        return (values, starts);
    }

    /// <summary>Each share's groups that are in pieces, with how many values are known.</summary>
    private static void Each(MergedGroups groups, IReadOnlyList<FactsPartial> shares, Action<int, int, int> take)
    {
        for (var share = 0; share < shares.Count; share++)
        {
            var (groupOf, whole) = (groups.GroupOf[share], groups.Whole[share]);
            for (var group = 0; group < groupOf.Length; group++)
            {
                if (!whole[group])
                {
                    take(share, groupOf[group], shares[share].Moments[group].Count);
                }
            }
        }
    }
}

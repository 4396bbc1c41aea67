using System.Numerics;
using CallInsight.Contracts.Insights;

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
    /// <param name="groups">How many there are.</param>
    /// <param name="valuesOf">A share's told values, each group's rising.</param>
    public static void OfValues<T>(GroupPieces pieces, int groups, IReadOnlyList<FactsPartial> shares, double[] fractions, double[][] columns, Func<FactsPartial, T[]?> valuesOf)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (arrays, starts, counts) = (new T[pieces.Most][], new int[pieces.Most], new int[pieces.Most]);
        var room = new T[SortedRuns<T>.Few];
        for (var group = 0; group < groups; group++)
        {
            var of = pieces.Of(group);
            for (var run = 0; run < of.Length; run++)
            {
                (arrays[run], starts[run], counts[run]) = (valuesOf(shares[of[run].Share])!, of[run].At, of[run].Count);
            }

            if (of.Length > 0)
            {
                new SortedRuns<T>(arrays.AsSpan(0, of.Length), starts.AsSpan(0, of.Length), counts.AsSpan(0, of.Length)).Percentiles(fractions, columns, group, room);
            }
        }
    }
}

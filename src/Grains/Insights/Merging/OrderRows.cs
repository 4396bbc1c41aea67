using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Puts groups in the order that was asked for, then in that of their keys.</summary>
internal sealed class OrderRows(MergedGroups groups, IReadOnlyList<InsightsColumn> columns, QueryPlan plan)
{
    private readonly int[][] _ranks = [.. plan.Dimensions.Select((_, column) => groups.RanksIn(column))];

    public int[] Run()
    {
        var rows = Enumerable.Range(0, groups.Count).ToArray();
        if (plan.OrderBy.Count == 0)
        {
            Array.Sort(Array.ConvertAll(rows, KeyOf), rows);
        }
        else
        {
            Array.Sort(rows, Compare);
        }

        return rows;
    }

    // At most 100,000 keys of three dimensions: each has room for a million.
    private long KeyOf(int row)
    {
        var key = 0L;
        foreach (var ranks in _ranks)
        {
            key = (key << 21) | (uint)ranks[row];
        }

        return key;
    }

    private int Compare(int left, int right)
    {
        foreach (var order in plan.OrderBy)
        {
            var by = order.Column < _ranks.Length
                ? _ranks[order.Column][left].CompareTo(_ranks[order.Column][right]) * (order.Descending ? -1 : 1)
                : Compare(columns[order.Column - _ranks.Length], left, right, order.Descending);
            if (by != 0)
            {
                return by;
            }
        }

        return KeyOf(left).CompareTo(KeyOf(right));
    }

    /// <summary>What is unknown comes last, whichever way.</summary>
    private static int Compare(InsightsColumn column, int left, int right, bool descending)
    {
        if (column.Numbers is not { } numbers)
        {
            return 0;
        }

        var (a, b) = (numbers[left], numbers[right]);
        return double.IsNaN(a) || double.IsNaN(b) ? double.IsNaN(a).CompareTo(double.IsNaN(b)) : descending ? b.CompareTo(a) : a.CompareTo(b);
    }
}

using System.Numerics;
using CallInsight.Grains.Insights.Answering;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>The values of one group as several runs, each rising.</summary>
internal ref struct SortedRuns<T>(ReadOnlySpan<T[]> arrays, ReadOnlySpan<int> starts, ReadOnlySpan<int> counts)
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Up to so many values are merged: with more, a search is less work.</summary>
    public const int Few = 512;
    private readonly ReadOnlySpan<T[]> _arrays = arrays;
    private readonly ReadOnlySpan<int> _starts = starts;
    private readonly ReadOnlySpan<int> _counts = counts;

    public readonly int Count
    {
        get
        {
            var all = 0;
            foreach (var count in _counts)
            {
                all += count;
            }

            return all;
        }
    }

    /// <summary>The percentiles of the fractions, into a row of some columns; there is at least one value.</summary>
    /// <param name="room">For <see cref="Few"/> values.</param>
    public readonly void Percentiles(double[] fractions, double[][] columns, int row, Span<T> room)
    {
        var count = Count;
        var merged = room[..(count <= Few && _counts.Length > 1 ? count : 0)];
        if (!merged.IsEmpty)
        {
            Merge(merged);
        }

        for (var i = 0; i < fractions.Length; i++)
        {
            columns[i][row] = _counts.Length == 1 ? Percentile.Of(Run(0), fractions[i]) : !merged.IsEmpty ? Percentile.Of<T>(merged, fractions[i]) : Find(fractions[i], count);
        }
    }

    private readonly void Merge(Span<T> merged)
    {
        if (_counts.Length > 2)
        {
            var at = 0;
            for (var run = 0; run < _counts.Length; run++)
            {
                Run(run).CopyTo(merged[at..]);
                at += _counts[run];
            }

            merged.Sort();
            return;
        }

        var first = Run(0);
        var second = Run(1);
        var (i, j) = (0, 0);
        foreach (ref var next in merged)
        {
            next = j == second.Length || (i < first.Length && first[i] <= second[j]) ? first[i++] : second[j++];
        }
    }

    private readonly double Find(double fraction, int count)
    {
        var (low, part) = Percentile.Place(count, fraction);
        var lower = At(low);
        return part == 0 ? lower : Percentile.Between(lower, At(low + 1), part);
    }

    /// <summary>The value of a rank: the middle of the longest part that is left halves all others, again and again.</summary>
    private readonly double At(int rank)
    {
        Span<int> lows = _counts.Length <= 64 ? stackalloc int[_counts.Length] : new int[_counts.Length];
        Span<int> highs = _counts.Length <= 64 ? stackalloc int[_counts.Length] : new int[_counts.Length];
        Span<int> below = _counts.Length <= 64 ? stackalloc int[_counts.Length] : new int[_counts.Length];
        Span<int> upTo = _counts.Length <= 64 ? stackalloc int[_counts.Length] : new int[_counts.Length];
        lows.Clear();
        _counts.CopyTo(highs);
        while (true)
        {
            var pivot = MiddleOfLongest(lows, highs);
            var (less, most) = (0, 0);
            for (var run = 0; run < _counts.Length; run++)
            {
                below[run] = FirstWhere(Run(run), lows[run], highs[run], pivot, orEqual: true);
                upTo[run] = FirstWhere(Run(run), below[run], highs[run], pivot, orEqual: false);
                less += below[run];
                most += upTo[run];
            }

            if (rank < less)
            {
                below.CopyTo(highs);
            }
            else if (rank >= most)
            {
                upTo.CopyTo(lows);
            }
            else
            {
                return double.CreateTruncating(pivot);
            }
        }
    }

    private readonly T MiddleOfLongest(ReadOnlySpan<int> lows, ReadOnlySpan<int> highs)
    {
        var longest = 0;
        for (var run = 1; run < lows.Length; run++)
        {
            longest = highs[run] - lows[run] > highs[longest] - lows[longest] ? run : longest;
        }

        return Run(longest)[lows[longest] + ((highs[longest] - lows[longest]) / 2)];
    }

    private readonly ReadOnlySpan<T> Run(int run) => _arrays[run].AsSpan(_starts[run], _counts[run]);

    /// <summary>The first place between two whose value is above the pivot (or equal to it).</summary>
    private static int FirstWhere(ReadOnlySpan<T> values, int low, int high, T pivot, bool orEqual)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var isBefore = orEqual ? values[middle] < pivot : values[middle] <= pivot;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Finds what would stand at a place if values were sorted, without sorting them.</summary>
internal static class Selection
{
    /// <summary>The percentile by linear interpolation between the two nearest ranks, as percentile_cont of SQL: the value at place
    /// fraction × (n − 1), counted from 0.</summary>
    /// <param name="values">At least one, none of them NaN; their order is changed.</param>
    /// <param name="sortedTo">Values before this place are known to be no more than those after; kept from a lower percentile of the same values.</param>
    public static double Percentile<T>(Span<T> values, double fraction, ref int sortedTo)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        var place = fraction * (values.Length - 1);
        var low = (int)Math.Floor(place);
        var rest = values[sortedTo..];
        var lower = double.CreateTruncating(Nth(rest, low - sortedTo));
        sortedTo = low;
        if (place == low)
        {
            return lower;
        }

        var upper = double.CreateTruncating(Least(values[(low + 1)..]));
        return lower + ((upper - lower) * (place - low));
    }

    /// <summary>Puts the value of a rank at its place, with none greater before and none less after.</summary>
    private static T Nth<T>(Span<T> values, int rank)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        var (left, right) = (0, values.Length - 1);
        for (var rounds = 0; right - left > 16; rounds++)
        {
            if (rounds > 64)
            {
                // Values laid out against us: sorting has no bad case.
                values[left..(right + 1)].Sort();
                return values[rank];
            }

            var (low, high) = Partition(values, left, right);
            if (rank <= high)
            {
                right = high;
            }
            else if (rank >= low)
            {
                left = low;
            }
            else
            {
                return values[rank];
            }
        }

        values[left..(right + 1)].Sort();
        return values[rank];
    }

    private static (int Low, int High) Partition<T>(Span<T> values, int left, int right)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        var pivot = Middle(values[left], values[left + ((right - left) / 2)], values[right]);
        var (low, high) = (left, right);
        while (low <= high)
        {
            while (values[low] < pivot)
            {
                low++;
            }

            while (values[high] > pivot)
            {
                high--;
            }

            if (low <= high)
            {
                (values[low], values[high]) = (values[high], values[low]);
                low++;
                high--;
            }
        }

        return (low, high);
    }

    private static T Middle<T>(T a, T b, T c)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
        => a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b));

    private static T Least<T>(ReadOnlySpan<T> values)
        where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        var least = values[0];
        foreach (var value in values)
        {
            least = value < least ? value : least;
        }

        return least;
    }
}

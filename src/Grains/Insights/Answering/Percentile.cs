using System.Numerics;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Percentiles by linear interpolation between the two nearest ranks, as percentile_cont of SQL: the value at place
/// fraction × (n − 1), counted from 0.</summary>
internal static class Percentile
{
    /// <param name="sorted">At least one value, rising, none of them NaN.</param>
    public static double Of<T>(ReadOnlySpan<T> sorted, double fraction)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (low, part) = Place(sorted.Length, fraction);
        var lower = double.CreateTruncating(sorted[low]);
        return part == 0 ? lower : Between(lower, double.CreateTruncating(sorted[low + 1]), part);
    }

    /// <summary>The lower of the two ranks of a fraction, and how far it lies from there to the next.</summary>
    public static (int Low, double Part) Place(int count, double fraction)
    {
        var place = fraction * (count - 1);
        var low = (int)Math.Floor(place);
        return (low, place - low);
    }

    public static double Between(double lower, double upper, double part) => lower + ((upper - lower) * part);
}

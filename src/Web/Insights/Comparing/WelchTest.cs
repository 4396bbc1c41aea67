using System.Runtime.InteropServices;

namespace CallInsight.Web.Insights.Comparing;

/// <summary>What is known of a set of values without the values.</summary>
/// <param name="Deviation">Of the sample (n − 1); null with fewer than two.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sample(double? Mean, double? Deviation, long Count);

/// <summary>The difference of two means with its 95 % interval, and how likely one so large is where there is none.</summary>
public sealed record MeanDifference(double Value, double Low, double High, double Probability);

/// <summary>Welch's t test of two means whose spreads may differ: t = (a − b) / √(sa²/na + sb²/nb), its degrees of freedom after Welch and Satterthwaite.</summary>
internal static class WelchTest
{
    /// <summary>With fewer calls on a side nothing is said.</summary>
    public const int FewestCalls = 5;

    private const double Inside = 0.95;

    /// <summary>How <paramref name="one"/> differs from <paramref name="other"/>; null where either has too few values, or all values are the same.</summary>
    public static MeanDifference? Compare(Sample one, Sample other)
    {
        if (one is not { Mean: { } mean, Deviation: { } deviation, Count: >= FewestCalls } || other is not { Mean: { } otherMean, Deviation: { } otherDeviation, Count: >= FewestCalls })
        {
            return null;
        }

        var (a, b) = (deviation * deviation / one.Count, otherDeviation * otherDeviation / other.Count);
        var error = Math.Sqrt(a + b);
        if (error == 0)
        {
            return null;
        }

        var freedom = (a + b) * (a + b) / ((a * a / (one.Count - 1)) + (b * b / (other.Count - 1)));
        var (difference, reach) = (mean - otherMean, StudentT.Quantile(Inside, freedom) * error);
        return new MeanDifference(difference, difference - reach, difference + reach, StudentT.TwoSided(difference / error, freedom));
    }
}

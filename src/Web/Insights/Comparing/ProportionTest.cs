namespace CallInsight.Web.Insights.Comparing;

/// <summary>The difference of two shares: its range after Newcombe (1998, method 10, from Wilson's intervals), which holds near 0 and 1 too, and how likely
/// one so large is by the pooled test with continuity correction.</summary>
internal static class ProportionTest
{
    private const double Z = 1.959963984540054;

    /// <summary>How <paramref name="one"/> differs from <paramref name="other"/>; null where either has too few calls.</summary>
    public static MeanDifference? Compare(Sample one, Sample other)
    {
        if (one is not { Mean: { } p, Count: >= WelchTest.FewestCalls } || other is not { Mean: { } q, Count: >= WelchTest.FewestCalls })
        {
            return null;
        }

        var difference = p - q;
        var ((low, high), (otherLow, otherHigh)) = (Wilson(p, one.Count), Wilson(q, other.Count));
        return new MeanDifference(
            difference,
            difference - Math.Sqrt(((p - low) * (p - low)) + ((otherHigh - q) * (otherHigh - q))),
            difference + Math.Sqrt(((high - p) * (high - p)) + ((q - otherLow) * (q - otherLow))),
            Probability(p, one.Count, q, other.Count));
    }

    private static double Probability(double p, double n, double q, double m)
    {
        var pooled = ((p * n) + (q * m)) / (n + m);
        var each = (1 / n) + (1 / m);
        var error = Math.Sqrt(pooled * (1 - pooled) * each);
        var beyond = Math.Max(0, Math.Abs(p - q) - (each / 2));
        return error == 0 ? 1 : StudentT.TwoSided(beyond / error, n + m - 2);
    }

    private static (double Low, double High) Wilson(double p, double n)
    {
        var middle = p + (Z * Z / (2 * n));
        var reach = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return ((middle - reach) / scale, (middle + reach) / scale);
    }
}

namespace CallInsight.Bench.Measuring;

/// <summary>What is told of several runs.</summary>
public static class Median
{
    public static double Of(IEnumerable<double> values) => Quantile.Of(values, 0.5);
}

/// <summary>Values by rank.</summary>
public static class Quantile
{
    /// <summary>The value below which the given share of the values lies, interpolated.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}

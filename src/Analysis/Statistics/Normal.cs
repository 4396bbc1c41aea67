namespace CallInsight.Analysis.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>The probability of a value further from 0 than <paramref name="z"/>, on either side; 0 to 1.</summary>
    /// <remarks>The complementary error function by its Chebyshev fit (Press et al., Numerical Recipes, 3rd ed., 6.2.2): relative error under 1.2e-7 everywhere.</remarks>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 2 / (2 + x);
        double[] fit = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
        var sum = 0.0;
        for (var i = fit.Length - 1; i >= 0; i--)
        {
            sum = (sum * t) + fit[i];
        }

        return Math.Min(1, t * Math.Exp(sum - (x * x)));
    }

    /// <summary>The probability of a value up to <paramref name="z"/>.</summary>
    public static double Below(double z) => z < 0 ? TwoSided(z) / 2 : 1 - (TwoSided(z) / 2);

    /// <summary>The value that is exceeded, on either side together, with a probability between 0 and 1: 1.96 for 0.05.</summary>
    public static double CriticalValue(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        var (low, high) = (0.0, 40.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = TwoSided(middle) > probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

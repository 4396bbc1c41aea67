namespace CallInsight.Web.Insights.Comparing;

/// <summary>Student's t distribution, by the regularised incomplete beta function (continued fraction after Lentz; Numerical Recipes, 6.4).</summary>
internal static class StudentT
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-14;
    private const int MostTerms = 10_000;

    /// <summary>How likely it is that |t| is at least this large.</summary>
    /// <param name="freedom">Degrees of freedom, more than 0; need not be whole.</param>
    public static double TwoSided(double t, double freedom) => Beta(freedom / (freedom + (t * t)), freedom / 2, 0.5);

    /// <summary>The t that |t| stays under in this share of the cases: 0.95 gives about 1.96 for many degrees of freedom.</summary>
    public static double Quantile(double inside, double freedom)
    {
        var (low, high) = (0.0, 1.0);
        while (TwoSided(high, freedom) > 1 - inside)
        {
            high *= 2;
        }

        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = TwoSided(middle, freedom) > 1 - inside ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The regularised incomplete beta function.</summary>
    private static double Beta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>The logarithm of the gamma function, after Lanczos.</summary>
    private static double LogGamma(double x)
    {
        double[] coefficients = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
        var t = x + 5.5;
        var sum = 1.000000000190015;
        for (var i = 0; i < coefficients.Length; i++)
        {
            sum += coefficients[i] / (x + i + 1);
        }

        return ((x + 0.5) * Math.Log(t)) - t + Math.Log(2.5066282746310005 * sum / x);
    }
}

using System.Runtime.InteropServices;

namespace CallInsight.Analysis.Statistics;

/// <summary>By how much won calls differ from lost calls of the same stratum, in the unit of the values.</summary>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Difference(double Value, double Low, double High)
{
    // Of the distance between the quartiles.
    private const double Precision = 1e-3;
    private const int MostSteps = 40;

    /// <summary>The shift of Hodges and Lehmann (Annals of Mathematical Statistics 34, 1963) over strata: that which makes
    /// <see cref="RankTest"/> see no difference, the median of the differences of all pairs within strata, each by its stratum's weight. The interval
    /// holds the shifts that the test does not reject, so that it leaves out 0 exactly where the test rejects. An end is infinite where there are so few calls that the test rejects no shift.</summary>
    /// <param name="strata">At least one.</param>
    /// <param name="error">How often such intervals may miss: 0.05 for 95 %.</param>
    public static Difference OfShift(IReadOnlyList<Stratum> strata, double error)
    {
        var critical = Normal.CriticalValue(error);
        var (won, lost) = (Quartiles([.. strata.SelectMany(s => s.Won).Order()]), Quartiles([.. strata.SelectMany(s => s.Lost).Order()]));
        var width = Math.Max(Math.Max(won.High - won.Low, lost.High - lost.Low), Math.Abs(won.Middle - lost.Middle));
        width = width > 0 ? width : 1;
        var value = Solve(strata, 0, won.Middle - lost.Middle, width / 4);
        return new Difference(value, Solve(strata, critical, value - (width / 4), width / 4), Solve(strata, -critical, value + (width / 4), width / 4));
    }

    /// <summary>The difference of the means, strata by won × lost / calls: what least squares with an effect for each stratum gives. The interval is normal,
    /// its variance that of White (Econometrica 48, 1980), so that spreads may differ between the two sides, times calls / (calls − 1) in each stratum.</summary>
    /// <param name="strata">At least one.</param>
    /// <param name="error">How often such intervals may miss.</param>
    public static Difference OfMeans(IReadOnlyList<Stratum> strata, double error)
    {
        var (value, deviation) = MeansAndDeviation(strata);
        var half = Normal.CriticalValue(error) * deviation;
        return new Difference(value, value - half, value + half);
    }

    /// <summary>The difference of the means and its standard deviation.</summary>
    public static (double Value, double Deviation) MeansAndDeviation(IReadOnlyList<Stratum> strata)
    {
        var weight = strata.Sum(s => Weight(s));
        var value = strata.Sum(s => Weight(s) * (Mean(s.Won) - Mean(s.Lost))) / weight;
        var variance = strata.Sum(s => (Squares(s, s.Won, s.Lost.Length, value) + Squares(s, s.Lost, -s.Won.Length, value)) * s.Count / (s.Count - 1.0));
        return (value, Math.Sqrt(variance) / weight);
    }

    /// <summary>The squared residuals of one side, each by the square of its leverage.</summary>
    private static double Squares(Stratum stratum, float[] side, int others, double value)
    {
        var leverage = others / (double)stratum.Count;
        var mean = ((Mean(stratum.Won) * stratum.Won.Length) + (Mean(stratum.Lost) * stratum.Lost.Length)) / stratum.Count;
        var sum = 0.0;
        foreach (var x in side)
        {
            var residual = x - mean - (value * leverage);
            sum += residual * residual;
        }

        return sum * leverage * leverage;
    }

    private static (double Low, double Middle, double High) Quartiles(float[] values) => (values[values.Length / 4], values[values.Length / 2], values[values.Length * 3 / 4]);

    private static double Weight(Stratum stratum) => (double)stratum.Won.Length * stratum.Lost.Length / stratum.Count;

    private static double Mean(float[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The shift at which the test's Z, which falls as the shift rises, passes a value: a bracket around the usual place is widened until it holds
    /// it, then narrowed by false position with halved ends (the Illinois rule), since Z is nearly straight there.</summary>
    private static double Solve(IReadOnlyList<Stratum> strata, double z, double around, double width)
    {
        double Above(double shift) => RankTest.Of(strata, shift).Z - z;
        var (low, high) = (around - width, around + width);
        var (atLow, atHigh) = (Above(low), Above(high));
        for (var step = width; atLow <= 0; step *= 2)
        {
            if (double.IsInfinity(step))
            {
                return double.NegativeInfinity;
            }

            (high, atHigh, low) = (low, atLow, low - step);
            atLow = Above(low);
        }

        for (var step = width; atHigh > 0; step *= 2)
        {
            if (double.IsInfinity(step))
            {
                return double.PositiveInfinity;
            }

            (low, atLow, high) = (high, atHigh, high + step);
            atHigh = Above(high);
        }

        var tolerance = width * Precision;
        for (var (step, side) = (0, 0); step < MostSteps && high - low > tolerance; step++)
        {
            // Z is a staircase: where false position would stand still, the middle is taken.
            var next = step % 4 == 3 || atLow == atHigh ? (low + high) / 2 : low + ((high - low) * atLow / (atLow - atHigh));
            next = Math.Clamp(next, low + (tolerance / 4), high - (tolerance / 4));
            var at = Above(next);
            if (at > 0)
            {
                (low, atLow, atHigh, side) = (next, at, side == 1 ? atHigh / 2 : atHigh, 1);
            }
            else
            {
                (high, atHigh, atLow, side) = (next, at, side == -1 ? atLow / 2 : atLow, -1);
            }
        }

        return (low + high) / 2;
    }
}

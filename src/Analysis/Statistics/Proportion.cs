namespace CallInsight.Analysis.Statistics;

/// <summary>A share of a number of calls, and between which ends it may lie.</summary>
public static class Proportion
{
    /// <summary>Wilson's interval (Journal of the American Statistical Association 22, 1927): it stays between 0 and 1 and holds for few calls too.</summary>
    /// <param name="of">At least 1.</param>
    /// <param name="error">How often such intervals may miss: 0.05 for 95 %.</param>
    public static (double Low, double High) Interval(int count, int of, double error)
    {
        var z = Normal.CriticalValue(error);
        var (share, squared) = (count / (double)of, z * z / of);
        var middle = share + (squared / 2);
        var half = z * Math.Sqrt((share * (1 - share) / of) + (squared / (4 * of)));
        return (Math.Max(0, (middle - half) / (1 + squared)), Math.Min(1, (middle + half) / (1 + squared)));
    }
}

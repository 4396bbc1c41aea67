using System.Runtime.InteropServices;

namespace CallInsight.Analysis.Statistics;

/// <summary>The values of a figure in one member's calls, summed up.</summary>
/// <param name="Count">Calls of which the figure is known; at least 2.</param>
/// <param name="Deviation">The standard deviation of a sample.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MemberSample(int Count, double Mean, double Deviation);

/// <summary>The mean of one group of members less the mean of others. Each member of a group counts the same, and so does each other group, however many
/// calls they have: who calls most does not stand for all. The members are taken as they are, not as drawn from many: it tells of them in these calls.</summary>
/// <param name="Ours">The mean of the group's members.</param>
/// <param name="Others">The mean of the other groups.</param>
/// <param name="Error">The standard deviation of the difference.</param>
/// <param name="Freedom">Degrees of freedom after Welch (Biometrika 34, 1947) and Satterthwaite (Biometrics Bulletin 2, 1946).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeanContrast(double Ours, double Others, double Error, double Freedom)
{
    // Beyond it Student's t is the normal one.
    private const double MostFreedom = 1e6;

    public double Difference => Ours - Others;

    /// <summary>The probability of a difference at least that large where there is none.</summary>
    public double P => Error > 0 ? Normal.TwoSided(Straightened(Difference / Error)) : Difference == 0 ? 1 : 0;

    /// <param name="ours">At least one member.</param>
    /// <param name="others">At least one group of at least one member.</param>
    public static MeanContrast Of(IReadOnlyList<MemberSample> ours, IReadOnlyList<IReadOnlyList<MemberSample>> others)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(others);
        var parts = Parts(ours, 1).Concat(others.SelectMany(g => Parts(g, others.Count))).ToList();
        var variance = parts.Sum(p => p.Variance);
        var freedom = variance == 0 ? MostFreedom : Math.Min(MostFreedom, variance * variance / parts.Sum(p => p.Variance * p.Variance / (p.Count - 1)));
        return new MeanContrast(MeanOf(ours), others.Average(MeanOf), Math.Sqrt(variance), freedom);
    }

    /// <param name="error">How often such intervals may miss: 0.05 for 95 %.</param>
    public (double Low, double High) Interval(double error)
    {
        var half = Error == 0 ? 0 : Bent(Normal.CriticalValue(error)) * Error;
        return (Difference - half, Difference + half);
    }

    // Student's t as a normal value, within a thousandth from 10 degrees of freedom on (Wallace, Annals of Mathematical Statistics 30, 1959), and back.
    private double Straightened(double t) => Math.Sign(t) * Bend * Math.Sqrt(Freedom * Math.Log(1 + (t * t / Freedom)));

    private double Bent(double z) => Math.Sqrt(Freedom * (Math.Exp(z * z / (Bend * Bend * Freedom)) - 1));

    private double Bend => ((8 * Freedom) + 1) / ((8 * Freedom) + 3);

    private static double MeanOf(IReadOnlyList<MemberSample> members) => members.Average(m => m.Mean);

    private static IEnumerable<(double Variance, int Count)> Parts(IReadOnlyList<MemberSample> members, int groups)
        => members.Select(m => (m.Deviation * m.Deviation / m.Count / Math.Pow((double)members.Count * groups, 2), m.Count));
}

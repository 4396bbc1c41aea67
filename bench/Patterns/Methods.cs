using CallInsight.Analysis.Statistics;
using CallInsight.Bench.Patterns.Planting;

namespace CallInsight.Bench.Patterns;

/// <summary>Ways to look for patterns: the product's own, and those that it was chosen against. All correct for their number alike, and tell of the same figures.</summary>
internal static class Methods
{
    public static IReadOnlyList<(string Name, Func<PlantedTenant, IReadOnlyList<bool?>> Run)> All { get; } =
    [
        ("ranks within reps (the product)", t => [.. FindPatterns.In(t.Reps, t.Won, t.Figures).Select(p => p.Verdict == PatternVerdict.TooFew ? (bool?)null : p.Verdict == PatternVerdict.Found)]),
        ("means within reps", t => Corrected(t, t.Reps, s => Means(s))),
        ("ranks over all reps", t => Corrected(t, new int[t.Reps.Length], s => RankTest.Of(s).P)),
        ("means over all reps (Welch)", t => Corrected(t, new int[t.Reps.Length], s => Means(s))),
    ];

    private static double Means(IReadOnlyList<Stratum> strata)
    {
        var (value, deviation) = Difference.MeansAndDeviation(strata);
        return deviation > 0 ? Normal.TwoSided(value / deviation) : 1;
    }

    private static IReadOnlyList<bool?> Corrected(PlantedTenant tenant, int[] strata, Func<IReadOnlyList<Stratum>, double> probability)
    {
        var told = FindPatterns.In(tenant.Reps, tenant.Won, tenant.Figures).Select(p => p.Verdict != PatternVerdict.TooFew).ToList();
        var shares = new Queue<double>(FalseDiscovery.Adjust([.. tenant.Figures.Where((_, i) => told[i]).Select(f => probability(Stratum.Of(strata, tenant.Won, f.Values)))]));
        return [.. told.Select(t => t ? shares.Dequeue() <= FindPatterns.FalseShare : (bool?)null)];
    }
}

namespace CallInsight.Analysis.Statistics;

/// <summary>What may be called found when many things are looked at at once.</summary>
public static class FalseDiscovery
{
    /// <summary>Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995): for each probability the smallest share of false ones
    /// among all found at which it would be found. Those of at most 0.05 are found where 5 % may be false.</summary>
    /// <param name="probabilities">In any order; the answer has theirs.</param>
    public static double[] Adjust(IReadOnlyList<double> probabilities)
    {
        var adjusted = new double[probabilities.Count];
        var least = 1.0;
        foreach (var (rank, place) in Enumerable.Range(0, probabilities.Count).OrderBy(i => probabilities[i]).Index().Reverse())
        {
            least = Math.Min(least, probabilities[place] * probabilities.Count / (rank + 1));
            adjusted[place] = least;
        }

        return adjusted;
    }
}

namespace CallInsight.Web.Insights.Comparing;

/// <summary>Which of many tests may be reported, so that on average at most a given share of those reported are chance (Benjamini and Hochberg, 1995).</summary>
internal static class FalseDiscovery
{
    /// <summary>The share of chance among what is reported.</summary>
    public const double Rate = 0.05;

    /// <summary>The largest probability that is still reported; 0 where none is.</summary>
    public static double Limit(IEnumerable<double> probabilities, double rate = Rate)
    {
        var sorted = probabilities.Order().ToList();
        for (var i = sorted.Count - 1; i >= 0; i--)
        {
            if (sorted[i] <= rate * (i + 1) / sorted.Count)
            {
                return sorted[i];
            }
        }

        return 0;
    }
}

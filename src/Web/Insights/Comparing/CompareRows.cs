namespace CallInsight.Web.Insights.Comparing;

/// <summary>Sets samples beside each other: bars on one scale a row, and which differences stand out of all that are shown.</summary>
internal static class CompareRows
{
    // Of these every call has yes or no, and the mean is the share of yes.
    private static readonly string[] YesOrNo = ["nextStepAgreed", "won"];

    /// <param name="samples">For each metric the samples of the subjects, in their order.</param>
    /// <param name="against">The place of the one that the others are seen against.</param>
    /// <param name="isTested">Whether the subject at another place has no calls in common with it: the middle of others, and periods that overlap, may.</param>
    public static (IReadOnlyList<CompareRow> Rows, int Tests) Of(IReadOnlyList<(MetricWords Metric, IReadOnlyList<Sample> Samples)> samples, int against, Func<int, bool> isTested)
    {
        var differences = samples.Select(m => m.Samples.Select((s, i) => i != against && isTested(i) ? Test(m.Metric, s, m.Samples[against]) : null).ToList()).ToList();
        var found = differences.SelectMany(d => d).OfType<MeanDifference>().ToList();
        var limit = FalseDiscovery.Limit(found.Select(d => d.Probability));
        var rows = samples.Zip(differences, (m, row) => new CompareRow(m.Metric, [.. m.Samples.Select((sample, i) => new CompareCell(
            sample,
            Bar(sample, m.Samples),
            VerdictOf(sample, m.Samples[against], row[i], i == against || !isTested(i), limit),
            row[i]))]));
        return ([.. rows], found.Count);
    }

    private static MeanDifference? Test(MetricWords metric, Sample one, Sample other)
        => YesOrNo.Contains(metric.Key) ? ProportionTest.Compare(one, other) : WelchTest.Compare(one, other);

    private static CompareVerdict VerdictOf(Sample sample, Sample against, MeanDifference? difference, bool isUntested, double limit)
    {
        if (isUntested)
        {
            return CompareVerdict.None;
        }

        if (difference is not null)
        {
            return difference.Probability <= limit ? CompareVerdict.Clear : CompareVerdict.Unclear;
        }

        return Math.Min(sample.Count, against.Count) < WelchTest.FewestCalls ? CompareVerdict.TooFew : CompareVerdict.Unclear;
    }

    private static double Bar(Sample sample, IReadOnlyList<Sample> row)
    {
        var longest = row.Max(s => Math.Abs(s.Mean ?? 0));
        return longest == 0 ? 0 : Math.Abs(sample.Mean ?? 0) / longest;
    }
}

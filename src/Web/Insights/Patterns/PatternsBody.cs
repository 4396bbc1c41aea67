using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights.Patterns;

/// <summary>Answer of <c>GET /api/v1/insights/patterns</c>.</summary>
/// <param name="Members">Members with decided calls.</param>
/// <param name="Decided">Decided calls; more than won and lost together where a fixed sample was looked at.</param>
internal sealed record PatternsBody(IReadOnlyList<PatternBody> Patterns, int Won, int Lost, int Members, long Decided, DateTimeOffset DataTo)
{
    public static PatternsBody Of(PatternsAnswer answer) => new([.. answer.Patterns.Select(PatternBody.Of)], answer.Won, answer.Lost, answer.Members, answer.Decided, answer.DataTo);
}

/// <param name="Metric">A metric's key, or topic.{key}.mentioned.</param>
/// <param name="Scale">amount: medians and the shift between them; count: means; share: shares.</param>
/// <param name="Verdict">found, notFound, or tooFew, where all figures but the counts are null.</param>
/// <param name="Won">Won calls that have a lost one to be compared with.</param>
/// <param name="Difference">Won less lost within reps, in the metric's unit.</param>
/// <param name="Low">Lower end of the interval; null where it has none.</param>
/// <param name="MorePairs">Of all pairs of a won and a lost call of one rep, the share in which the won one has more; equal ones by half.</param>
/// <param name="Turned">Over all reps together the difference points the other way.</param>
/// <param name="P">The probability of such a difference by chance alone.</param>
/// <param name="FalseShare">After Benjamini and Hochberg: found where it is at most 0.05.</param>
/// <param name="Detectable">A difference of this size would be found 4 times in 5.</param>
internal sealed record PatternBody(
    string Metric, string Scale, string Verdict, int Won, int Lost, double? WonMiddle, double? LostMiddle, double? Difference, double? Low, double? High,
    double? MorePairs, bool Turned, double? P, double? FalseShare, double? Detectable)
{
    public static PatternBody Of(PatternFigures p) => new(
        p.Metric, p.Scale, p.Verdict, p.Won, p.Lost, Known(p.WonMiddle), Known(p.LostMiddle), Known(p.Difference), Known(p.Low), Known(p.High),
        Known(p.MorePairs), p.Turned, Known(p.P), Known(p.FalseShare), Known(p.Detectable));

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

using CallInsight.Analysis;
using CallInsight.Analysis.Statistics;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Patterns;

/// <summary>Compares the won and lost calls of all buckets, each with those of its rep.</summary>
/// <param name="own">The keys of the tenant's own metrics, in the order in which the shares have them.</param>
internal sealed class ComparePatterns(IReadOnlyList<OutcomesShare> shares, PatternsWithin within, IReadOnlyList<string> own, TenantWords words)
{
    private static readonly string[] Counts = ["questionsRep", "questionsCustomer", "interruptionsByRep", "interruptionsByCustomer"];
    private const string YesOrNo = "nextStepAgreed";

    public IReadOnlyList<PatternFigures> Run()
        => [.. FindPatterns.In(Strata(), [.. shares.SelectMany(s => s.Won)], [.. Metrics.All.Select(m => m.Key).Concat(own).Select((key, i) => new OutcomeFigure(key, ScaleOf(key), [.. shares.SelectMany(s => s.Metrics[i])])), .. Topics()]).Select(Told)];

    private int[] Strata()
    {
        var numbers = new Dictionary<(Guid, int), int>();
        var strata = new List<int>();
        foreach (var share in shares)
        {
            for (var call = 0; call < share.Won.Length; call++)
            {
                var stratum = within switch
                {
                    // Nobody knows whose they are: such a call is compared with none.
                    not PatternsWithin.Nothing when share.Reps[call] == Guid.Empty => (Guid.Empty, strata.Count),
                    PatternsWithin.RepAndStage => (share.Reps[call], share.Stages[call]),
                    PatternsWithin.RepAndMonth => (share.Reps[call], share.Bucket),
                    PatternsWithin.Rep => (share.Reps[call], 0),
                    _ => default,
                };
                if (!numbers.TryGetValue(stratum, out var number))
                {
                    number = numbers[stratum] = numbers.Count;
                }

                strata.Add(number);
            }
        }

        return [.. strata];
    }

    private IEnumerable<OutcomeFigure> Topics()
        => from topic in shares.SelectMany(s => s.Topics).Distinct().Order()
           let key = words.TextOf(TenantWords.Topic, topic)
           where key is not null
           select new OutcomeFigure($"topic.{key}.mentioned", FigureScale.YesNo, [.. shares.SelectMany(s => MentionedIn(s, topic))]);

    private static IEnumerable<float> MentionedIn(OutcomesShare share, int topic)
        => Array.IndexOf(share.Topics, topic) is >= 0 and var place ? share.Mentioned[place] : Enumerable.Repeat(float.NaN, share.Won.Length);

    private static FigureScale ScaleOf(string metric)
        => metric == YesOrNo ? FigureScale.YesNo : Counts.Contains(metric, StringComparer.Ordinal) ? FigureScale.Count : FigureScale.Amount;

    private static PatternFigures Told(OutcomePattern pattern)
    {
        var isTold = pattern.Verdict != PatternVerdict.TooFew;
        return new PatternFigures(
            pattern.Key,
            pattern.Scale switch { FigureScale.Amount => "amount", FigureScale.Count => "count", FigureScale.YesNo => "share" },
            pattern.Verdict switch { PatternVerdict.Found => "found", PatternVerdict.NotFound => "notFound", PatternVerdict.TooFew => "tooFew" },
            pattern.Won, pattern.Lost, pattern.WonMiddle, pattern.LostMiddle,
            isTold ? pattern.Difference.Value : double.NaN, isTold ? pattern.Difference.Low : double.NaN, isTold ? pattern.Difference.High : double.NaN,
            pattern.MorePairs, pattern.Turned, pattern.P, pattern.FalseShare, pattern.Detectable);
    }
}

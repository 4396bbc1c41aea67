using CallInsight.Analysis;
using CallInsight.Analysis.Statistics;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Standings;

/// <summary>Compares the figures of a group of members with those of others.</summary>
/// <param name="answers">Means, deviations and counts, by member.</param>
/// <param name="patterns">What separates won from lost calls here.</param>
internal sealed class CompareStanding(IReadOnlyList<InsightsAnswer> answers, IReadOnlyList<PatternFigures> patterns)
{
    private const string Won = "won";
    private const string TopicStart = "topic.";
    private const string TopicEnd = ".mentioned";

    // What is wanted whatever was won: what nobody would argue about. For all else only a pattern says which side is better.
    private static readonly string[] MoreIsBetter = [Won, "nextStepAgreed", "sentimentCustomer", "sentimentShiftCustomer"];
    private static readonly string[] LessIsBetter = ["fillersPerMinuteRep"];

    /// <summary>The metrics and topics that are compared, as they are asked for by member: three measures each.</summary>
    public static IEnumerable<(string Key, InsightsMeasure[] Measures)> Asked(IEnumerable<string> topics)
        => Metrics.All.Select(m => m.Key).Append(Won).Select(k => (k, new InsightsMeasure[] { new(k, "mean"), new(k, "stddev"), new(k, "count") }))
            .Concat(topics.Select(t => ($"{TopicStart}{t}{TopicEnd}", new InsightsMeasure[] { new($"{TopicStart}{t}.mentions", "shareOver", 0), new($"{TopicStart}{t}.mentions", "count") })));

    /// <param name="groups">The members of the other groups.</param>
    /// <param name="leastOthers">Groups with enough calls below which nothing is told.</param>
    public IReadOnlyList<StandingFigures> Run(IReadOnlyList<Guid> ours, IReadOnlyList<IReadOnlyList<Guid>> groups, IReadOnlyList<string> keys, int leastOthers)
    {
        var samples = keys.ToDictionary(k => k, SamplesOf, StringComparer.Ordinal);
        var found = patterns.Where(p => p.Verdict == "found").ToDictionary(p => p.Metric, StringComparer.Ordinal);
        var figures = keys.Select(k => new StandingFigure(k, SideOf(k, found), found.TryGetValue(k, out var pattern) ? Math.Abs((2 * pattern.MorePairs) - 1) : 0, Of(samples[k], ours), [.. groups.Select(g => Of(samples[k], g))])).ToList();
        return [.. FindStanding.Of(figures, leastOthers).Select(s => Told(s, found.GetValueOrDefault(s.Key)))];
    }

    private static int SideOf(string key, Dictionary<string, PatternFigures> found)
        => found.TryGetValue(key, out var pattern) ? Math.Sign(pattern.MorePairs - 0.5) : MoreIsBetter.Contains(key, StringComparer.Ordinal) ? 1 : LessIsBetter.Contains(key, StringComparer.Ordinal) ? -1 : 0;

    private static List<MemberSample> Of(Dictionary<Guid, MemberSample> samples, IReadOnlyList<Guid> members) => [.. members.Where(samples.ContainsKey).Select(m => samples[m])];

    private Dictionary<Guid, MemberSample> SamplesOf(string key)
    {
        var isTopic = key.StartsWith(TopicStart, StringComparison.Ordinal);
        var metric = isTopic ? $"{key[..^TopicEnd.Length]}.mentions" : key;
        var (mean, count) = (isTopic ? $"{metric}.shareOver(0)" : $"{metric}.mean", $"{metric}.count");
        var answer = answers.First(a => a.Columns.Any(c => c.Name == mean));
        var samples = new Dictionary<Guid, MemberSample>();
        for (var row = 0; row < answer.Rows; row++)
        {
            if (Guid.TryParse(answer.Columns[0].Texts![row], out var member) && answer[mean].Number(row) is { } value && answer[count].Number(row) is >= 2 and var calls)
            {
                samples[member] = new MemberSample((int)calls, value, isTopic ? Math.Sqrt(value * (1 - value) * calls / (calls - 1)) : answer[$"{metric}.stddev"].Number(row) ?? 0);
            }
        }

        return samples;
    }

    private static StandingFigures Told(Standing s, PatternFigures? pattern) => new(
        s.Key,
        s.Verdict switch { StandingVerdict.TooFew => "tooFew", StandingVerdict.Among => "among", StandingVerdict.Ahead => "ahead", StandingVerdict.Behind => "behind", StandingVerdict.Apart => "apart" },
        s.Calls, s.OtherCalls, s.Place, s.Of, s.Ours, s.Others, s.Low, s.High, s.IsStrength, s.Worth, pattern);
}

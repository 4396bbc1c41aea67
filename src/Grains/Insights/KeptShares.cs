using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights;

/// <summary>What a bucket had to say to the last questions, while its calls stay the same: sums and percentiles by group, so that the pages
/// that many people look at cost a merge and no pass over calls.</summary>
internal sealed class KeptShares
{
    private const int MostKept = 64;

    // Shares that carry more values than this are for rare questions.
    private const int MostValues = 10_000;
    private readonly Dictionary<(string Shape, long From, long To), FactsAnswer> _kept = [];
    private long _change;

    /// <summary>The bytes that they take, within a factor of two.</summary>
    public long Bytes { get; private set; }

    /// <param name="bucket">Questions that differ outside of the bucket's time are the same to it.</param>
    /// <param name="change">The last change of the bucket's calls.</param>
    public FactsAnswer GetOrAnswer(FactsQuestion question, SpanOfTime bucket, long change, Func<FactsAnswer> answer)
    {
        if (_change != change || _kept.Count >= MostKept)
        {
            _kept.Clear();
            (_change, Bytes) = (change, 0);
        }

        // Whether a group is whole hangs on which other buckets are asked.
        var key = (question.Shape, question.FromTicks < bucket.From ? 0 : question.FromTicks, question.ToTicks > bucket.To ? long.MaxValue : question.ToTicks);
        if (_kept.TryGetValue(key, out var kept))
        {
            return kept;
        }

        var given = answer();
        var values = given.Partials.Sum(p => (p.Narrow?.Length ?? 0) + (p.Wide?.Length ?? 0) + (p.Sketch?.Keys.Length ?? 0) + p.Bins.Sum(b => b.Numbers.Length));
        if (values <= MostValues && given.Groups * question.Measures.Count <= MostValues)
        {
            _kept.Add(key, given);
            Bytes += (values * sizeof(double)) + (given.Groups * given.Partials.Count * 64L);
        }

        return given;
    }
}

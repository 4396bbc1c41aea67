using CallInsight.Analysis.Statistics;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.TopicOrder;

/// <summary>Adds up what the buckets say of first mentions.</summary>
internal static class MergeFirstMentions
{
    public static TopicOrderAnswer Of(IReadOnlyList<FirstMentionsShare> shares, TenantWords words, DateTimeOffset dataTo)
    {
        var tenths = new Dictionary<int, int[]>();
        var before = new Dictionary<(int First, int Second), int>();
        foreach (var share in shares)
        {
            for (var a = 0; a < share.Topics.Length; a++)
            {
                var sum = tenths.TryGetValue(share.Topics[a], out var known) ? known : tenths[share.Topics[a]] = new int[GatherFirstMentions.Tenths];
                for (var tenth = 0; tenth < sum.Length; tenth++)
                {
                    sum[tenth] += share.Tenths[(a * GatherFirstMentions.Tenths) + tenth];
                }

                for (var b = 0; b < share.Topics.Length; b++)
                {
                    var pair = (share.Topics[a], share.Topics[b]);
                    before[pair] = before.GetValueOrDefault(pair) + share.Before[(a * share.Topics.Length) + b];
                }
            }
        }

        var topics = words.Of(TenantWords.Topic).Select(t => (Code: t.Value, t.Key)).OrderBy(t => t.Code).ToList();
        return new TopicOrderAnswer([.. topics.Select(t => new TopicPlaces(t.Key, tenths.GetValueOrDefault(t.Code) ?? new int[GatherFirstMentions.Tenths]))], [.. Pairs(topics, before)], dataTo);
    }

    private static IEnumerable<TopicPair> Pairs(List<(int Code, string Key)> topics, Dictionary<(int First, int Second), int> before)
    {
        foreach (var (place, a) in topics.Index())
        {
            foreach (var b in topics.Skip(place + 1))
            {
                var (forth, back) = (before.GetValueOrDefault((a.Code, b.Code)), before.GetValueOrDefault((b.Code, a.Code)));
                if (forth + back > 0)
                {
                    yield return forth >= back ? Pair(a.Key, b.Key, forth, forth + back) : Pair(b.Key, a.Key, back, forth + back);
                }
            }
        }
    }

    private static TopicPair Pair(string first, string second, int before, int calls)
    {
        var (low, high) = Proportion.Interval(before, calls, 0.05);
        return new TopicPair(first, second, calls, before, low, high);
    }
}

using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.TopicOrder;

/// <summary>When the topics of a bucket's calls are first mentioned, and which before which.</summary>
internal static class GatherFirstMentions
{
    public const int Tenths = 10;

    public static FirstMentionsShare Over(FactColumns facts, FactsQuestion question)
    {
        var (from, to) = (facts.RowAt(question.FromTicks), facts.RowAt(question.ToTicks));
        var rows = new SelectRows(facts, question, from, Math.Max(from, to)).Run();
        var dictionary = facts.Topics.Dictionary;
        var count = dictionary.Count - 1;
        var (tenths, before) = (new int[count * Tenths], new int[count * count]);
        var durations = facts.Metrics[FactColumns.Places["durationSeconds"]];
        foreach (var row in rows)
        {
            var topics = facts.Topics[row];
            foreach (var topic in topics)
            {
                if (TenthOf(topic.FirstMinute, durations[row]) is { } tenth)
                {
                    tenths[((topic.Code - 1) * Tenths) + tenth]++;
                }

                foreach (var other in topics)
                {
                    // A time that is not known is neither before nor after.
                    if (topic.FirstMinute < other.FirstMinute)
                    {
                        before[((topic.Code - 1) * count) + other.Code - 1]++;
                    }
                }
            }
        }

        return new FirstMentionsShare(dictionary.ToArray()[1..], tenths, before);
    }

    private static int? TenthOf(float minute, float seconds)
        => float.IsNaN(minute) || !(seconds > 0) ? null : Math.Clamp((int)(minute * 60 / seconds * Tenths), 0, Tenths - 1);
}

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
        var rows = new SelectRows(facts, question, from, Math.Max(from, to)).Rows();
        var dictionary = facts.Topics.Dictionary;
        var count = dictionary.Count - 1;
        var (tenths, before) = (new int[count * Tenths], new int[count * count]);
        var durations = facts.Metrics[FactColumns.Places["durationSeconds"]];
        foreach (var row in rows)
        {
            var (first, last) = facts.Topics.PlacesOf(row);
            for (var place = first; place < last; place++)
            {
                var (topic, minute) = (facts.Topics.CodeAt(place) - 1, facts.Topics.FirstMinuteAt(place));
                if (TenthOf(minute, durations[row]) is { } tenth)
                {
                    tenths[(topic * Tenths) + tenth]++;
                }

                for (var other = first; other < last; other++)
                {
                    // A time that is not known is neither before nor after.
                    if (minute < facts.Topics.FirstMinuteAt(other))
                    {
                        before[(topic * count) + facts.Topics.CodeAt(other) - 1]++;
                    }
                }
            }
        }

        return new FirstMentionsShare(dictionary.ToArray()[1..], tenths, before);
    }

    private static int? TenthOf(float minute, float seconds)
        => float.IsNaN(minute) || !(seconds > 0) ? null : Math.Clamp((int)(minute * 60 / seconds * Tenths), 0, Tenths - 1);
}

using System.Buffers.Binary;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Patterns;

/// <summary>A bucket's won and lost calls with all their figures.</summary>
internal static class GatherOutcomes
{
    public static OutcomesShare Over(FactColumns facts, AskOutcomes ask, int bucket)
    {
        var (from, to) = (facts.RowAt(ask.Question.FromTicks), facts.RowAt(ask.Question.ToTicks));
        to = Math.Max(from, to);
        var (won, lost) = (facts.Outcomes.Dictionary.Find("won"), facts.Outcomes.Dictionary.Find("lost"));
        int[] rows = [.. new SelectRows(facts, ask.Question, from, to).Rows().Where(r => (facts.Outcomes[r] == won || facts.Outcomes[r] == lost) && IsWanted(facts.Calls[r], ask.Share))];
        var topics = Topics(facts, rows);
        return new OutcomesShare(
            bucket,
            Array.ConvertAll(rows, r => facts.Reps.Dictionary[facts.Reps[r]]),
            Array.ConvertAll(rows, r => facts.Stages[r] == 0 ? -1 : facts.Stages.Dictionary[facts.Stages[r]]),
            Array.ConvertAll(rows, r => facts.Outcomes[r] == won),
            [.. facts.Metrics.Select(m => Array.ConvertAll(rows, r => m[r])), .. (ask.Own ?? []).Select(m => Pick(MetricValues.Of(facts, m, from, to).Narrow, rows, from))],
            topics,
            [.. topics.Select(t => Mentioned(facts, t, rows, from, to))]);
    }

    private static float[] Pick(ReadOnlySpan<float> values, int[] rows, int from)
    {
        var picked = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            picked[i] = values[rows[i] - from];
        }

        return picked;
    }

    /// <summary>The same calls at every time and in every silo: the end of a call's id is random.</summary>
    private static bool IsWanted(Guid call, double share)
    {
        if (share >= 1)
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[16];
        call.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) < share * uint.MaxValue;
    }

    private static int[] Topics(FactColumns facts, int[] rows)
    {
        var sets = rows.Select(r => facts.TopicsKnown[r]).Distinct().Select(code => facts.TopicsKnown.Dictionary[code]).OfType<TopicSet>();
        return [.. sets.SelectMany(s => s.Codes).Distinct().Order()];
    }

    private static float[] Mentioned(FactColumns facts, int topic, int[] rows, int from, int to)
    {
        var mentions = MetricValues.Of(facts, new FactsMetric("topic.mentions", topic), from, to).Narrow;
        var mentioned = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var count = mentions[rows[i] - from];
            mentioned[i] = float.IsNaN(count) ? count : count > 0 ? 1 : 0;
        }

        return mentioned;
    }
}

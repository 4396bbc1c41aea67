using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A metric's values for a range of rows, narrow or wide; NaN is unknown.</summary>
internal readonly ref struct MetricValues
{
    private MetricValues(ReadOnlySpan<float> narrow) => Narrow = narrow;

    private MetricValues(ReadOnlySpan<double> wide)
    {
        Wide = wide;
        IsWide = true;
    }

    public ReadOnlySpan<float> Narrow { get; }

    public ReadOnlySpan<double> Wide { get; }

    public bool IsWide { get; }

    public static MetricValues Of(FactColumns facts, FactsMetric metric, int from, int to) => metric.Key switch
    {
        InsightsFields.Calls => new MetricValues(Ones(to - from)),
        "amount" => new MetricValues(facts.Amounts.Values[from..to]),
        "won" => new MetricValues(Won(facts, from, to)),
        "topic.mentions" => new MetricValues(OfTopic(facts, metric.Topic, from, to, 0, static t => t.Mentions)),
        "topic.firstMinute" => new MetricValues(OfTopic(facts, metric.Topic, from, to, float.NaN, static t => t.FirstMinute)),
        _ => new MetricValues(facts.Metrics[FactColumns.Places[metric.Key]].Values[from..to]),
    };

    private static float[] Ones(int count)
    {
        var values = new float[count];
        values.AsSpan().Fill(1);
        return values;
    }

    private static float[] Won(FactColumns facts, int from, int to)
    {
        var (won, lost) = (facts.Outcomes.Dictionary.Find("won"), facts.Outcomes.Dictionary.Find("lost"));
        var outcomes = facts.Outcomes.Values[from..to];
        var values = new float[outcomes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = outcomes[i] == won ? 1 : outcomes[i] == lost ? 0 : float.NaN;
        }

        return values;
    }

    private static float[] OfTopic(FactColumns facts, int topic, int from, int to, float without, Func<Topic, float> pick)
    {
        var code = facts.Topics.Dictionary.Find(topic);
        var bySet = facts.TopicsKnown.Dictionary.ToArray().Select(set => set?.Holds(topic) == true ? without : float.NaN).ToArray();
        var values = new float[to - from];
        for (var row = from; row < to; row++)
        {
            values[row - from] = bySet[facts.TopicsKnown.Values[row]];
            foreach (var mentioned in facts.Topics[row])
            {
                if (mentioned.Code == code)
                {
                    values[row - from] = pick(mentioned);
                }
            }
        }

        return values;
    }
}

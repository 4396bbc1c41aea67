using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A metric's values for a range of rows, narrow or wide; NaN is unknown.</summary>
internal readonly ref struct MetricValues
{
    private MetricValues(ReadOnlySpan<float> narrow) => Narrow = narrow;

    private MetricValues(float[] computed)
    {
        Narrow = computed;
        Computed = computed;
    }

    private MetricValues(ReadOnlySpan<double> wide)
    {
        Wide = wide;
        IsWide = true;
    }

    public ReadOnlySpan<float> Narrow { get; }

    public ReadOnlySpan<double> Wide { get; }

    public bool IsWide { get; }

    /// <summary>The values, where they were computed and do not lie in a column; null otherwise.</summary>
    public float[]? Computed { get; }

    /// <summary>Values that were computed before.</summary>
    public static MetricValues Of(float[] computed) => new(computed);

    public static MetricValues Of(FactColumns facts, FactsMetric metric, int from, int to) => metric.Key switch
    {
        _ when metric.Formula is { } formula => new MetricValues(OfFormula(facts, formula, from, to)),
        "amount" => new MetricValues(facts.Amounts.Values[from..to]),
        "won" => new MetricValues(Won(facts, from, to)),
        "topic.mentions" => new MetricValues(OfTopic(facts, metric.Topic, from, to, mentions: true)),
        "topic.firstMinute" => new MetricValues(OfTopic(facts, metric.Topic, from, to, mentions: false)),
        FactsMetric.CustomField => new MetricValues(facts.Numbers.Find(metric.Topic) is { } numbers ? numbers.Values[from..to] : Unknown(to - from)),
        _ => new MetricValues(facts.Metrics[FactColumns.Places[metric.Key]].Values[from..to]),
    };

    private static double[] Unknown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    private static float[] Won(FactColumns facts, int from, int to)
    {
        var (won, lost) = (facts.Outcomes.Dictionary.Find("won"), facts.Outcomes.Dictionary.Find("lost"));
        var values = new float[to - from];
        for (var i = 0; i < values.Length; i++)
        {
            var outcome = facts.Outcomes[from + i];
            values[i] = outcome == won ? 1 : outcome == lost ? 0 : float.NaN;
        }

        return values;
    }

    private static float[] OfFormula(FactColumns facts, CompiledFormula formula, int from, int to)
    {
        var values = new float[to - from];
        RunFormula.Over(formula, new FormulaInputs(facts, formula.Inputs, from, to), values);
        return values;
    }

    private static float[] OfTopic(FactColumns facts, int topic, int from, int to, bool mentions)
    {
        var code = facts.Topics.Dictionary.Find(topic);
        var bySet = facts.TopicsKnown.Dictionary.ToArray().Select(set => set?.Holds(topic) == true && mentions ? 0 : float.NaN).ToArray();
        var values = new float[to - from];
        for (var row = from; row < to; row++)
        {
            values[row - from] = bySet[facts.TopicsKnown[row]];
            var (first, last) = facts.Topics.PlacesOf(row);
            for (var place = first; place < last; place++)
            {
                if (facts.Topics.CodeAt(place) == code)
                {
                    values[row - from] = mentions ? facts.Topics.MentionsAt(place) : facts.Topics.FirstMinuteAt(place);
                }
            }
        }

        return values;
    }
}

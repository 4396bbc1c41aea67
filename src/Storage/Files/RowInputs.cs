using CallInsight.Contracts.Insights;
using Npgsql;

namespace CallInsight.Storage.Files;

/// <summary>What formulas need of one call, out of a row of <c>call_facts</c>.</summary>
/// <param name="metrics">The place of each metric's column in the row.</param>
/// <param name="firstTopic">The place of <see cref="TopicColumns"/>.</param>
public readonly struct RowInputs(NpgsqlDataReader row, IReadOnlyList<FactsMetric> inputs, IReadOnlyDictionary<string, int> metrics, int firstTopic) : IFormulaInputs
{
    /// <summary>The columns of topics that are read, in their order.</summary>
    public static IReadOnlyList<string> TopicColumns { get; } = ["topic_codes", "topic_mentions", "topic_first_minutes", "topics_known"];

    /// <summary>The value of a metric in the row; null where it is unknown.</summary>
    public static float? ValueOf(OwnMetric metric, NpgsqlDataReader row, IReadOnlyDictionary<string, int> metrics, int firstTopic)
    {
        ArgumentNullException.ThrowIfNull(metric);
        Span<float> value = stackalloc float[1];
        RunFormula.Over(metric.Formula, new RowInputs(row, metric.Formula.Inputs, metrics, firstTopic), value);
        return float.IsNaN(value[0]) ? null : value[0];
    }

    public void Read(int input, int from, Span<double> into)
    {
        var metric = inputs[input];
        into[0] = metrics.TryGetValue(metric.Key, out var place) ? (row.IsDBNull(place) ? double.NaN : row.GetFloat(place)) : OfTopic(metric);
    }

    private double OfTopic(FactsMetric metric)
    {
        var mentioned = Array.IndexOf(row.GetFieldValue<int[]>(firstTopic), metric.Topic);
        return metric.Key == "topic.mentions"
            ? mentioned >= 0 ? row.GetFieldValue<float[]>(firstTopic + 1)[mentioned] : row.GetFieldValue<int[]>(firstTopic + 3).Contains(metric.Topic) ? 0 : double.NaN
            : mentioned >= 0 ? row.GetFieldValue<float[]>(firstTopic + 2)[mentioned] : double.NaN;
    }
}

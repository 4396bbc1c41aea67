using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Formulas;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.OwnMetrics;

/// <summary>Makes metrics that questions can ask for out of formulas.</summary>
internal static class CompileMetrics
{
    // No topic has it: whoever asks for it is told that nothing is known.
    private const int NoTopic = -1;

    /// <summary>The metrics that were accepted once. A topic that no call has had yet is unknown in every call.</summary>
    public static IReadOnlyDictionary<string, OwnMetric> All(IReadOnlyList<KeptMetric> kept, Func<string, int?> topicOf)
    {
        var words = new FormulaWords(null);
        var metrics = new Dictionary<string, OwnMetric>(StringComparer.Ordinal);
        foreach (var metric in kept)
        {
            if (ReadFormula.Of(metric.Definition.Formula, words).Formula is { } formula)
            {
                metrics.Add(metric.Key, new OwnMetric(metric.Key, metric.Version, metric.IsActive, metric.Definition, Of(formula, topicOf)));
            }
        }

        return metrics;
    }

    public static CompiledFormula Of(FormulaNode formula, Func<string, int?> topicOf) => CompileFormula.Of(formula, key => MetricOf(key, topicOf));

    private static FactsMetric MetricOf(string key, Func<string, int?> topicOf)
        => PlanMeasures.TopicPartsOf(key) is var (topic, part) ? new FactsMetric("topic." + part, topicOf(topic) ?? NoTopic) : new FactsMetric(key);
}

using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A bucket's share of an answer: cut out the span, choose rows, group them, measure.</summary>
internal static class AnswerQuestion
{
    /// <param name="bucket">The time that the bucket covers.</param>
    public static FactsAnswer Over(FactColumns facts, FactsQuestion question, SpanOfTime bucket)
    {
        var from = facts.RowAt(question.FromTicks);
        var to = Math.Max(from, facts.RowAt(question.ToTicks));
        using var grouped = new GroupRows(facts, question, RowSet.Of(from, to, new SelectRows(facts, question, from, to).Run())).Run();
        var whole = WholeGroups.Of(question, grouped, bucket);
        var told = 0L;
        for (var group = 0; group < grouped.Count; group++)
        {
            told += whole[group] ? 0 : grouped.Sizes[group];
        }

        var sketch = question.Approximate || told * question.Measures.Count(m => m.Fractions.Length > 0) > InsightsLimits.ExactValues;
        return new FactsAnswer(grouped.Count, grouped.Keys, whole, [.. question.Measures.Select(m => MeasureOf(facts, m, grouped, whole, sketch))]);
    }

    private static FactsPartial MeasureOf(FactColumns facts, FactsMeasure measure, RowGroups grouped, bool[] whole, bool sketch)
    {
        if (measure.Metric.Key == InsightsFields.Calls)
        {
            return new FactsPartial(Array.ConvertAll(grouped.Sizes, size => new Moments { Count = size, Sum = size }), null, [], null, null, null, [], [], []);
        }

        var values = MetricValues.Of(facts, measure.Metric, grouped.Set.From, grouped.Set.To);
        return values.IsWide
            ? new GatherMeasure<double>(measure, grouped, values.Wide).Run(whole, sketch, null)
            : new GatherMeasure<float>(measure, grouped, values.Narrow).Run(whole, sketch, OrderFor(facts, measure, grouped));
    }

    /// <summary>The rows of a metric by rising value; null where so few rows were chosen that sorting these is less work.</summary>
    private static int[]? OrderFor(FactColumns facts, FactsMeasure measure, RowGroups grouped)
        => measure.Fractions.Length > 0 && grouped.Set.Rows is null && FactColumns.Places.TryGetValue(measure.Metric.Key, out var metric)
            && grouped.Set.Length * (facts.Orders.Has(metric) ? 4L : 2L) > facts.Count
            ? facts.Orders.Of(metric, facts.Metrics[metric].Values)
            : null;
}

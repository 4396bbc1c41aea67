using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A bucket's share of an answer: cut out the span, choose rows, group them, measure.</summary>
internal static class AnswerQuestion
{
    // Values of a group beyond which a histogram is less work, since it is so much smaller to carry and to merge.
    private const int WorthASketch = 65_536;

    /// <param name="bucket">The time that the bucket covers.</param>
    public static FactsAnswer Over(FactColumns facts, FactsQuestion question, SpanOfTime bucket)
    {
        var from = facts.RowAt(question.FromTicks);
        var to = Math.Max(from, facts.RowAt(question.ToTicks));
        using var grouped = new GroupRows(facts, question, RowSet.Of(from, to, new SelectRows(facts, question, from, to).Run())).Run();
        var whole = WholeGroups.Of(question, grouped, bucket);
        var sketch = WantsSketch(question, grouped, whole);
        return new FactsAnswer(grouped.Count, grouped.Keys, whole, [.. question.Measures.Select(m => MeasureOf(facts, m, grouped, whole, sketch))]);
    }

    /// <summary>Values of groups that lie in several buckets are told, unless histograms of them are allowed and smaller, or they are too many.</summary>
    private static bool WantsSketch(FactsQuestion question, RowGroups grouped, bool[] whole)
    {
        var (rows, groups) = (0L, 0);
        for (var group = 0; group < grouped.Count; group++)
        {
            rows += whole[group] ? 0 : grouped.Sizes[group];
            groups += whole[group] ? 0 : 1;
        }

        return (question.Approximate && rows > (long)groups * WorthASketch) || rows * question.Measures.Count(m => m.Fractions.Length > 0) > InsightsLimits.ExactValues;
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

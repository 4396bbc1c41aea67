using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A bucket's share of an answer: cut out the span, choose rows, group them, measure.</summary>
internal static class AnswerQuestion
{
    public static FactsAnswer Over(FactColumns facts, FactsQuestion question)
    {
        var (from, to) = (facts.RowAt(question.FromTicks), facts.RowAt(question.ToTicks));
        to = Math.Max(from, to);
        var grouped = new GroupRows(facts, question, new SelectRows(facts, question, from, to).Run());
        var values = grouped.Rows.Length * (long)question.Measures.Count(m => m.Values);
        var sketch = question.Approximate || values > InsightsLimits.ExactValues;
        return new FactsAnswer(
            grouped.Count,
            grouped.Keys,
            [.. question.Measures.Select(m => new GatherMeasure(facts, m, grouped, from, to, sketch).Run())]);
    }
}

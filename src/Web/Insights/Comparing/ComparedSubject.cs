using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Comparing;

/// <summary>One side of a comparison before it is counted: which calls of which days.</summary>
internal sealed record ComparedSubject(string? Key, string Name, PeriodDays Days, FigureFilters Filters, InsightsScope Scope)
{
    private const int MetricsOfAQuery = (InsightsLimits.Measures - 1) / 3;

    /// <summary>Questions that have all measures between them.</summary>
    public IEnumerable<InsightsQuery> Queries(CompareQuestion question) => CompareFigures.MetricsOf(question).Chunk(MetricsOfAQuery).Select(part => question.Page.Asking(
        Days,
        [new InsightsMeasure(InsightsFields.Calls, "count"), .. part.SelectMany(m => new[] { new InsightsMeasure(m.Key, "mean"), new InsightsMeasure(m.Key, "stddev"), new InsightsMeasure(m.Key, "count") })],
        [], Filters.Conditions, Scope));

    /// <summary>Whether both have a day in common.</summary>
    public bool Meets(ComparedSubject other) => Days.From <= other.Days.To && other.Days.From <= Days.To;

    public CompareSubject Shown(CompareQuestion question, long calls)
        => new(Key, Name, Scope == InsightsScope.Reach ? Filters.CallsHref(question.Page.BasePath, Days) : null, calls);
}

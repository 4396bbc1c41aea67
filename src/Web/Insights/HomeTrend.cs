using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>The chart of Home: the same on the page and in its file.</summary>
internal static class HomeTrend
{
    public static (Chart Chart, string Summary) Draw(HomeView view)
    {
        var trend = new TrendChart(view.Question);
        var own = view.Question.Reach == Reach.Own ? InsightsWords.Yours : InsightsWords.Everybody;
        List<(string, int, InsightsAnswer)> lines = [(own, 1, view.Trend)];
        if (view.Middle is { } middle)
        {
            lines.Add((view.Question.Reach == Reach.Own ? InsightsWords.TeamMiddle : InsightsWords.TenantMiddle, 0, middle));
        }

        var chart = trend.Draw(lines);
        return (chart, trend.Summary(chart, Figure.Of(view.Now, 0, view.Question.Metric) is { Calls: > 0 } known ? known : WholeOf(view.Trend, view.Question.Metric)));
    }

    public static string Title(PageQuestion question)
    {
        var trend = new TrendChart(question);
        return question.Metric.Unit is { } unit ? InsightsWords.TrendTitleUnit(question.Metric.Label, trend.By, unit) : InsightsWords.TrendTitle(question.Metric.Label, trend.By);
    }

    public static string MiddleSource(PageQuestion question)
        => InsightsWords.MiddleSource(question.Reach == Reach.Own ? InsightsWords.MiddleOfTeam : InsightsWords.MiddleOfTenant, InsightsLimits.MiddleMembers);

    /// <summary>A metric that the tiles do not show: its mean out of the parts' means and counts.</summary>
    private static Figure WholeOf(InsightsAnswer trend, MetricWords metric)
    {
        var parts = Enumerable.Range(0, trend.Rows).Select(row => Figure.Of(trend, row, metric)).Where(f => f.Value is not null).ToList();
        var calls = parts.Sum(f => f.Calls);
        return calls == 0 ? Figure.None : new Figure(parts.Sum(f => f.Value!.Value * f.Calls) / calls, calls);
    }
}

using CallInsight.Contracts;
using CallInsight.Web.Hosting;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.Comparing;
using CallInsight.Web.Insights.Exploring;
using CallInsight.Web.Insights.Trends;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace CallInsight.Web.Insights;

/// <summary>The charts of pages as CSV, by the same address state.</summary>
internal static class ChartFiles
{
    public static void MapChartFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/insights/home.csv", HomeAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
        routes.MapGet("/insights/trends.csv", TrendsAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
        routes.MapGet("/insights/compare.csv", CompareAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
        routes.MapGet("/insights/explore.csv", ExploreAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
        routes.MapGet("/people/{id:guid}/trend.csv", PersonAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
    }

    private static async Task<IResult> HomeAsync(HttpContext http, HomeFigures home, TimeProvider time)
    {
        var view = await home.LoadAsync(PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow()), http.RequestAborted);
        return Csv(HomeTrend.Draw(view.Value).Chart, view.Value.Question);
    }

    /// <param name="panel">The chart's number, from 1.</param>
    private static async Task<IResult> TrendsAsync(HttpContext http, FindChoices choices, TrendsFigures trends, TimeProvider time, int? panel)
    {
        var page = PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow());
        var question = TrendsQuestion.Of(page, await choices.LoadAsync(page, http.RequestAborted), PageAddress.Of(http.Request.GetEncodedUrl()));
        var view = await trends.LoadAsync(question, http.RequestAborted);
        if (view.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return view.Value.Panels.FirstOrDefault(p => p.Number == (panel ?? 1)) is { } chosen ? Csv(chosen.Chart, question.Measure.Metric.Key, page.Period.Days) : Results.NotFound();
    }

    private static async Task<IResult> CompareAsync(HttpContext http, FindChoices choices, CompareFigures figures, TimeProvider time)
    {
        var page = PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow());
        var question = CompareQuestion.Read(page, await choices.LoadAsync(page, http.RequestAborted), PageAddress.Of(http.Request.GetEncodedUrl()));
        var view = await figures.LoadAsync(question, http.RequestAborted);
        return view.Refusal is { } refusal ? Problems.Of(refusal) : Csv(CompareCsv.Of(view.Value), $"compare-{question.Of}", page.Period.Days);
    }

    private static async Task<IResult> ExploreAsync(HttpContext http, FindChoices choices, ExploreFigures figures, TimeProvider time)
    {
        var page = PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow());
        var view = await figures.LoadAsync(ExploreQuestion.Read(page, await choices.LoadAsync(page, http.RequestAborted), PageAddress.Of(http.Request.GetEncodedUrl())));
        return view.Refusal is { } refusal ? Problems.Of(refusal) : Csv(ExploreCsv.Of(view.Value), "explore", page.Period.Days);
    }

    private static async Task<IResult> PersonAsync(Guid id, HttpContext http, PersonFigures person, TimeProvider time)
        => await person.LoadAsync(PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow()), id) is { } view ? Csv(view.Chart, view.Question) : Results.NotFound();

    private static IResult Csv(Chart chart, PageQuestion question)
        => Csv(chart, question.Metric.Key, question.Period.Days);

    private static IResult Csv(Chart chart, string name, PeriodDays days)
        => Csv(ChartCsv.Of(chart), name, days);

    private static IResult Csv(string text, string name, PeriodDays days)
        => Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"{name}-{days.From:yyyy-MM-dd}-{days.To:yyyy-MM-dd}.csv");
}

using CallInsight.Contracts;
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
        routes.MapGet("/people/{id:guid}/trend.csv", PersonAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
    }

    private static async Task<IResult> HomeAsync(HttpContext http, HomeFigures home, TimeProvider time)
    {
        var view = await home.LoadAsync(PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow()), http.RequestAborted);
        return Csv(HomeTrend.Draw(view.Value).Chart, view.Value.Question);
    }

    private static async Task<IResult> PersonAsync(Guid id, HttpContext http, PersonFigures person, TimeProvider time)
        => await person.LoadAsync(PageQuestion.Of(http, http.Request.GetEncodedUrl(), time.GetUtcNow()), id) is { } view ? Csv(view.Chart, view.Question) : Results.NotFound();

    private static IResult Csv(Chart chart, PageQuestion question)
        => Results.File(System.Text.Encoding.UTF8.GetBytes(ChartCsv.Of(chart)), "text/csv; charset=utf-8", $"{question.Metric.Key}-{question.Period.Days.From:yyyy-MM-dd}-{question.Period.Days.To:yyyy-MM-dd}.csv");
}

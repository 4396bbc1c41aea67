using System.Globalization;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace CallInsight.Web.Insights.Benchmarks;

/// <summary>Benchmarks as CSV, by the same address state.</summary>
internal static class BenchmarksFile
{
    public static IServiceCollection AddBenchmarksDoor(this IServiceCollection services) => services.AddSingleton<BenchmarksFigures>();

    public static void MapBenchmarks(this IEndpointRouteBuilder routes)
        => routes.MapGet("/benchmarks.csv", CsvAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();

    private static async Task<IResult> CsvAsync(HttpContext http, BenchmarksFigures figures, TimeProvider time)
    {
        var view = await figures.LoadAsync(http, http.Request.GetEncodedUrl(), time.GetUtcNow());
        if (!view.Ok)
        {
            return Problems.Of(view.Refusal!);
        }

        var csv = new StringBuilder("metric,now,calls,benchmarkLow,benchmarkHigh,benchmarkSource,bestQuarter,bestQuarterFrom,team,topPerformers\r\n");
        foreach (var row in view.Value.Rows)
        {
            csv.AppendJoin(
                ',', row.Metric.Key, Cell(row.Now.Value), row.Now.Calls, Cell(row.Against?.Low), Cell(row.Against?.High), Quoted(row.Against?.Source), Cell(row.BestQuarter.Value),
                row.Quarter?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Cell(row.Team.Value), Cell(row.Top.Value)).Append("\r\n");
        }

        var days = view.Value.Question.Period.Days;
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"benchmarks-{days.From:yyyy-MM-dd}-{days.To:yyyy-MM-dd}.csv");
    }

    private static string Cell(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    // A spreadsheet would run what begins like a formula; sources are entered by people.
    private static string Quoted(string? text) => string.IsNullOrEmpty(text) ? string.Empty : $"\"{("=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using System.Globalization;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Hosting;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace CallInsight.Web.Insights.Topics;

/// <summary>The tables and charts of Topics as CSV, by the same address state.</summary>
internal static class TopicsFiles
{
    public static IServiceCollection AddTopicsDoor(this IServiceCollection services) => services.AddSingleton<TopicsFigures>();

    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        Map("topics", v => Table(["topic", "name", "calls", "mention", "share", "mentionsACall", "firstMinuteMedian"], v.Rows.Select(r => new object?[] { r.Key, r.Name, r.Known, r.Mentioned, r.Share, r.Mentions, r.FirstMinute })));
        Map("trend", v => v.Trend is null ? string.Empty : ChartCsv.Of(v.TrendChart));
        Map("places", v => v.Chosen is null ? string.Empty : ChartCsv.Of(v.PlacesChart));
        Map("order", v => Table(["first", "second", "calls", "firstBefore", "low", "high"], v.Orders.Select(o => new object?[] { o.First, o.Second, o.Calls, o.FirstBefore, o.Low, o.High })));

        void Map(string name, Func<TopicsView, string> write) => routes.MapGet($"/topics/{name}.csv", async (HttpContext http, TopicsFigures figures, TimeProvider time) =>
        {
            var view = await figures.LoadAsync(http, http.Request.GetEncodedUrl(), time.GetUtcNow());
            return view.Ok ? Results.File(Encoding.UTF8.GetBytes(write(view.Value)), "text/csv; charset=utf-8", $"{name}-{view.Value.Question.Period.Days.From:yyyy-MM-dd}-{view.Value.Question.Period.Days.To:yyyy-MM-dd}.csv") : Problems.Of(view.Refusal!);
        }).Requires(Permission.InsightsRead).ExcludeFromDescription();
    }

    private static string Table(IReadOnlyList<string> head, IEnumerable<object?[]> rows)
    {
        var csv = new StringBuilder().AppendJoin(',', head).Append("\r\n");
        foreach (var row in rows)
        {
            csv.AppendJoin(',', row.Select(cell => cell is string text ? Quoted(text) : Convert.ToString(cell, CultureInfo.InvariantCulture))).Append("\r\n");
        }

        return csv.ToString();
    }

    // A spreadsheet would run what begins like a formula; trackers are named by people.
    private static string Quoted(string text) => $"\"{(text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

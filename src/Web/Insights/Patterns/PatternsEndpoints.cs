using System.Globalization;
using System.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations.Reference;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Http.Extensions;

namespace CallInsight.Web.Insights.Patterns;

/// <summary>Patterns over the API and as a file.</summary>
internal static class PatternsEndpoints
{
    private static readonly string[] Columns = ["metric", "scale", "verdict", "won", "lost", "wonMiddle", "lostMiddle", "difference", "low", "high", "morePairs", "turned", "p", "falseShare", "detectable"];

    public static IServiceCollection AddPatternsDoor(this IServiceCollection services) => services.AddSingleton<PatternsQuestion>();

    public static void MapPatterns(this IEndpointRouteBuilder routes, IEndpointRouteBuilder api)
    {
        routes.MapGet("/patterns.csv", CsvAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
        api.MapGet("/insights/patterns", FindAsync).Requires(Permission.InsightsRead).WithName("findPatterns")
            .WithSummary("What separates won from lost calls: every metric and topic in won calls against lost calls of the same rep, by rank, corrected for looking at many. Tells what goes together, not what causes what.")
            .WithQuery(("from", "The first moment that counts, or a day of UTC. Default: 90 days before to."), ("to", "The first moment after. Default: now."), ("within", "Which calls are compared: those of one rep (default), repAndStage, repAndMonth, nothing."))
            .Produces<PatternsBody>().ProducesProblem(400);
    }

    private static async Task<IResult> FindAsync(HttpContext http, IGrainFactory grains, TimeProvider time, string? from, string? to, string? within)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var until = SpanMoments.Read("to", to, time.GetUtcNow(), faults);
        var since = SpanMoments.Read("from", from, until.AddDays(-90), faults);
        var chosen = PatternsQuestion.Choices.FirstOrDefault(c => c.Key == (within ?? "rep"));
        if (chosen.Key is null)
        {
            faults["within"] = $"Give one of {string.Join(", ", PatternsQuestion.Choices.Select(c => c.Key))}.";
        }

        if (faults.Count > 0)
        {
            return Problems.Of(InsightsRefusals.Invalid(faults));
        }

        var answer = await grains.Insights(http.RequireTenant().Tenant).FindPatterns(new AskPatterns(http.Actor(), since, until, chosen.Within, []));
        return answer.Ok ? Results.Json(PatternsBody.Of(answer.Value)) : Problems.Of(answer.Refusal!);
    }

    private static async Task<IResult> CsvAsync(HttpContext http, PatternsQuestion patterns, TimeProvider time)
    {
        var view = await patterns.LoadAsync(http, http.Request.GetEncodedUrl(), time.GetUtcNow());
        if (!view.Ok)
        {
            return Problems.Of(view.Refusal!);
        }

        var csv = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        foreach (var p in view.Value.Answer.Patterns)
        {
            csv.AppendJoin(',', p.Metric, p.Scale, p.Verdict, p.Won, p.Lost, Cell(p.WonMiddle), Cell(p.LostMiddle), Cell(p.Difference), Cell(p.Low), Cell(p.High), Cell(p.MorePairs), p.Turned ? "true" : "false", Cell(p.P), Cell(p.FalseShare), Cell(p.Detectable)).Append("\r\n");
        }

        var days = view.Value.Question.Period.Days;
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"patterns-{days.From:yyyy-MM-dd}-{days.To:yyyy-MM-dd}.csv");
    }

    private static string Cell(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;
}

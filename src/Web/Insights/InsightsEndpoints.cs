using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Storage.Files;
using CallInsight.Web.Hosting;
using CallInsight.Web.Insights.Annotations;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.Benchmarks;
using CallInsight.Web.Insights.Comparing;
using CallInsight.Web.Insights.Exploring;
using CallInsight.Web.Insights.Exports;
using CallInsight.Web.Insights.OwnMetrics;
using CallInsight.Web.Insights.Patterns;
using CallInsight.Web.Insights.SavedViews;
using CallInsight.Web.Insights.Standings;
using CallInsight.Web.Insights.Topics;
using CallInsight.Web.Insights.Trends;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Insights;

/// <summary>Figures over the API.</summary>
internal static class InsightsEndpoints
{
    public static IServiceCollection AddInsightsDoor(this IServiceCollection services) => services.AddSingleton<FactsExport>().AddSingleton<LatestCalls>().AddSingleton<HomeFigures>().AddSingleton<PeopleFigures>().AddSingleton<PersonFigures>().AddSingleton<LoadStanding>().AddSingleton<FindExampleCalls>()
            .AddSingleton<AnnotationQueries>().AddSingleton<OwnMetricQueries>().AddSingleton<FindChoices>().AddSingleton<TrendsFigures>().AddSingleton<CompareFigures>().AddSingleton<CompareCalls>().AddSingleton<ExploreFigures>()
            .AddSingleton<SavedViewQueries>().AddSingleton<ReadSharing>().AddSingleton<LoadTiles>().AddPatternsDoor().AddTopicsDoor().AddBenchmarksDoor();

    public static void MapInsights(this IEndpointRouteBuilder routes)
    {
        routes.MapChartFiles();
        routes.MapAnnotations();
        routes.MapOwnMetrics();
        routes.MapViews();
        routes.MapDashboards();
        var api = routes.MapGroup("/api/v1").WithTags("Insights");
        api.MapPost("/insights/query", QueryAsync).Requires(Permission.InsightsRead).WithName("queryInsights")
            .WithSummary("Figures over calls: measures, grouped and filtered, from memory. Changes nothing, so that it needs no Idempotency-Key.")
            .Accepts<InsightsQueryBody>("application/json").Produces<InsightsAnswerBody>().ProducesProblem(400);
        routes.MapPatterns(api);
        routes.MapTopics();
        routes.MapBenchmarks();
        api.MapGet("/exports/facts", ExportAsync).Requires(Permission.Exports).WithName("exportFacts")
            .WithSummary("One row a call with its fields and every metric, streamed as CSV, JSON lines or Parquet (format: csv, jsonl, parquet).");
    }

    private static async Task<IResult> QueryAsync(HttpContext http, IGrainFactory grains)
    {
        using var body = await ReadAsync(http);
        if (body is null)
        {
            return Problems.Of(new Refusal("request.invalid", RefusalKind.Invalid, "The body is not JSON."));
        }

        var query = InsightsQueryReader.Read(body.RootElement, http.Caller()?.Session?.Preferences.TimeZone ?? "UTC", http.RequireTenant().Summary.FirstDayOfWeek);
        if (!query.Ok)
        {
            return Problems.Of(query.Refusal!);
        }

        var answers = await grains.Insights(http.RequireTenant().Tenant).Ask(new AskInsights(http.Actor(), [await FindBenchmarks.ForAsync(grains, http.RequireTenant().Tenant, query.Value)]));
        if (!answers.Ok)
        {
            return Problems.Of(answers.Refusal!);
        }

        await InsightsWriter.WriteAsync(http, answers.Value.Answers[0], answers.Value.DataTo);
        return Results.Empty;
    }

    private static async Task<JsonDocument?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> ExportAsync(HttpContext http, FactsExport export, string? format)
    {
        if ((format ?? "csv") is not ("csv" or "jsonl" or "parquet") || TableFiles.Of(format ?? "csv", "Facts") is not { } file)
        {
            return Problems.Of(CommonRefusals.Invalid("export.invalid", ("format", "Give csv, jsonl or parquet.")));
        }

        await export.WriteAsync(http, file);
        return Results.Empty;
    }
}

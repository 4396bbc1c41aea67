using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CallInsight.Web.Insights.OwnMetrics;

/// <summary>Metrics over the API, and the check behind the editor.</summary>
internal static class OwnMetricsEndpoints
{
    private const int UsualDays = 90;

    public static void MapOwnMetrics(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/metrics").WithTags("Insights");
        api.MapGet("", ListAsync).Requires(Permission.InsightsRead).WithName("listMetrics").Produces<Page<MetricBody>>().WithSummary("All that can be measured of calls: the published metrics, and the workspace's own. Topics are metrics too: topic.{key}.mentions and topic.{key}.firstMinute.");
        api.MapGet("/{key}", GetAsync).Requires(Permission.InsightsRead).WithName("getMetric").Produces<MetricBody>().ProducesProblem(404).WithSummary("A metric with all its versions.");
        api.MapPut("/{key}", DefineAsync).Requires(Permission.SettingsWrite).WithName("defineMetric").Produces<MetricBody>().Produces<MetricBody>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409).WithSummary("Defines a metric by a formula, or gives it a new version. Calls of the past have it at once. Keys begin with my.");
        api.MapDelete("/{key}", RemoveAsync).Requires(Permission.SettingsWrite).WithName("removeMetric").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Removes a metric; one that a saved view uses is only offered no more.");
        api.MapPost("/check", CheckAsync).Requires(Permission.InsightsRead).WithName("checkFormula").Produces<FormulaBody>().WithSummary("What is wrong with a formula, or its unit and the metrics that it uses. Changes nothing, so that it needs no Idempotency-Key.");
        api.MapPost("/simulate", SimulateAsync).Requires(Permission.InsightsRead).WithName("simulateMetric").Produces<SimulationBody>().ProducesProblem(400).WithSummary("What a formula gives over past calls, beside a metric's newest version. Changes nothing, so that it needs no Idempotency-Key.");
        routes.MapPost("/settings/metrics/check", CheckTypedAsync).Requires(Permission.InsightsRead).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(Visit visit, OwnMetricQueries metrics)
        => Results.Ok(new Page<MetricBody>([.. Published.Select(MetricBody.Of), .. (await metrics.ListAsync(visit.Tenant, visit.Aborted)).Select(m => MetricBody.Of(m))], null));

    private static async Task<IResult> GetAsync(string key, Visit visit, OwnMetricQueries metrics)
        => Published.FirstOrDefault(m => m.Key == key) is { } published ? Results.Ok(MetricBody.Of(published))
            : await metrics.FindAsync(visit.Tenant, key, visit.Aborted) is { } own ? Results.Ok(MetricBody.Of(own, withVersions: true)) : Problems.Of(OwnMetricRefusals.NotFound);

    private static async Task<IResult> DefineAsync(string key, MetricRequest request, Visit visit, IGrainFactory grains, OwnMetricQueries metrics)
    {
        var isNew = await metrics.FindAsync(visit.Tenant, key, visit.Aborted) is null;
        var defined = await grains.OwnMetrics(visit.Tenant).Define(new DefineMetric(visit.Actor, key, request.Definition, request.Version));
        return defined.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(MetricBody.Of((await metrics.FindAsync(visit.Tenant, key, visit.Aborted))!, withVersions: true), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> RemoveAsync(string key, Visit visit, IGrainFactory grains)
        => (await grains.OwnMetrics(visit.Tenant).Remove(new RemoveMetric(visit.Actor, key))).Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();

    private static async Task<IResult> CheckAsync(FormulaRequest request, Visit visit, IGrainFactory grains)
    {
        var checkedFormula = await grains.Insights(visit.Tenant).CheckFormula(new AskFormula(visit.Actor, request.Formula ?? string.Empty));
        return checkedFormula.Ok ? Results.Ok(FormulaBody.Of(checkedFormula.Value)) : Problems.Of(checkedFormula.Refusal!);
    }

    // The form's own token stands in it, as in every form.
    private static Task<IResult> CheckTypedAsync([FromForm] string? formula, Visit visit, IGrainFactory grains) => CheckAsync(new FormulaRequest(formula), visit, grains);

    private static async Task<IResult> SimulateAsync(SimulationRequest request, Visit visit, IGrainFactory grains, TimeProvider time)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var to = SpanMoments.Read("to", request.To, time.GetUtcNow(), faults);
        var from = SpanMoments.Read("from", request.From, to.AddDays(-UsualDays), faults);
        if (faults.Count > 0)
        {
            return Problems.Of(InsightsRefusals.Invalid(faults));
        }

        var simulated = await grains.Insights(visit.Tenant).Simulate(new AskSimulation(visit.Actor, request.Formula ?? string.Empty, from, to, request.Key));
        return simulated.Ok ? Results.Ok(SimulationBody.Of(simulated.Value)) : Problems.Of(simulated.Refusal!);
    }

    private static IEnumerable<MetricWords> Published => MetricCatalogue.All;
}

using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Formulas;
using CallInsight.Grains.Insights.OwnMetrics;
using CallInsight.Grains.Insights.Planning;
using CallInsight.Grains.Insights.Simulating;

namespace CallInsight.Grains.Insights;

/// <summary>The tenant's own metrics: what there are, and what a formula would give.</summary>
internal sealed partial class InsightsGrain
{
    public async Task<IReadOnlyList<OwnMetric>> GetMetrics() => [.. (await views.LookNowAsync(TenantId)).Words.Own.Values.OrderBy(m => m.Key, StringComparer.Ordinal)];

    public async Task<Result<CheckedFormula>> CheckFormula(AskFormula ask)
    {
        if (RoleTable.Of(ask.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        var (formula, faults) = ReadFormula.Of(ask.Formula, await TopicNames.OfAsync(GrainFactory, TenantId));
        return formula is null ? new CheckedFormula(faults, null, []) : new CheckedFormula([], FormulaUnits.Word(formula.Kind), CompileFormula.Uses(formula));
    }

    public async Task<Result<SimulatedFormula>> Simulate(AskSimulation ask)
    {
        if (RoleTable.Of(ask.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        var (formula, faults) = ReadFormula.Of(ask.Formula, await TopicNames.OfAsync(GrainFactory, TenantId));
        if (formula is null)
        {
            return OwnMetricRefusals.Invalid(("formula", string.Join("; ", faults.Select(f => f.Problem))));
        }

        var look = await views.LookNowAsync(TenantId);
        var view = look with { Words = look.Words.Trying(SimulationQueries.Tried, CompileMetrics.Of(formula, look.Words.TopicOf)) };
        return await SimulateAsync(ask, new SimulationQueries(ask, ask.Key is { } key && view.Words.Own.ContainsKey(key) ? key : null), view);
    }

    private async Task<Result<SimulatedFormula>> SimulateAsync(AskSimulation ask, SimulationQueries queries, TenantView view)
    {
        var asked = await AskOverAsync(new AskInsights(ask.Actor, queries.All), view);
        if (!asked.Ok)
        {
            // The caller asked for a formula over a span, and for no query of ours.
            return asked.Refusal! with { Fields = asked.Refusal.Fields?.GroupBy(f => f.Key.Split('.')[^1], StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.First().Value, StringComparer.Ordinal) };
        }

        var whole = asked.Value.Answers[0];
        var width = SimulationQueries.WidthOf(whole[$"{SimulationQueries.Tried}.min"].Numbers![0], whole[$"{SimulationQueries.Tried}.max"].Numbers![0]);
        var spread = await AskOverAsync(new AskInsights(ask.Actor, [queries.Spread(width)]), view);
        if (!spread.Ok)
        {
            return spread.Refusal!;
        }

        var extremes = await FindExtremesAsync(PlanRows(ask.Actor, ask.From, ask.To, [], InsightsScope.Reach, view).Value, view);
        return queries.Answer(asked.Value.Answers, asked.Value.Names, spread.Value.Answers[0], width, extremes, view.At);
    }

    private async Task<ExtremesShare> FindExtremesAsync(QueryPlan plan, TenantView view)
    {
        var metric = PlanMeasures.Find(SimulationQueries.Tried, view.Words)!;
        return FindExtremes.Merge(await Task.WhenAll(BucketsOf(plan, view).Select(b => grains.Facts(TenantId, b).FindExtremes(new AskExtremes(view.Changes[b], plan.Question, metric)))));
    }

    private async Task<Result<InsightsAnswers>> AskOverAsync(AskInsights ask, TenantView view)
    {
        var plans = Plan(ask, view);
        return plans.Ok ? await AnswerAsync(plans.Value, view) : plans.Refusal!;
    }
}

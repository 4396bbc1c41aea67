using System.Security.Cryptography;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Patterns;
using CallInsight.Grains.Insights.Planning;
using CallInsight.Grains.Insights.TopicOrder;

namespace CallInsight.Grains.Insights;

/// <summary>Questions that are no table of figures: what separates won from lost, and what comes before what.</summary>
internal sealed partial class InsightsGrain
{
    public async Task<Result<PatternsAnswer>> FindPatterns(AskPatterns ask)
    {
        var view = await views.GetAsync(TenantId);
        var question = TenantId.ToString("N") + Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ask)));
        if (patterns.Find(question, view) is { } found)
        {
            return found;
        }

        var reach = RoleTable.Of(ask.Actor, Permission.InsightsRead);
        var scope = reach == Reach.Own ? InsightsScope.Middle : InsightsScope.Reach;
        var plan = PlanRows(ask.Actor, ask.From, ask.To, ask.Where, scope, view);
        if (!plan.Ok)
        {
            return plan.Refusal!;
        }

        var decided = await CountDecidedAsync(plan.Value, view);
        var share = Math.Min(1, PatternLimits.Calls / (double)Math.Max(1, decided));
        string[] own = [.. view.Words.Own.Values.Where(m => m.IsActive).Select(m => m.Key).Order(StringComparer.Ordinal)];
        FactsMetric[] metrics = [.. own.Select(key => PlanMeasures.Find(key, view.Words)!)];
        var shares = await Task.WhenAll(BucketsOf(plan.Value, view).Select(b => grains.Facts(TenantId, b).GatherOutcomes(new AskOutcomes(view.Changes[b], plan.Value.Question, share, metrics))));
        var members = shares.SelectMany(s => s.Reps).Where(r => r != Guid.Empty).Distinct().Count();
        var isTold = scope == InsightsScope.Reach || members >= InsightsLimits.MiddleMembers;
        var answer = new PatternsAnswer(
            isTold ? new ComparePatterns(shares, ask.Within, own, view.Words).Run() : [],
            isTold ? shares.Sum(s => s.Won.Count(w => w)) : 0, isTold ? shares.Sum(s => s.Won.Count(w => !w)) : 0, members, isTold ? decided : 0, view.At);
        patterns.Keep(question, view, answer);
        return answer;
    }

    public async Task<Result<TopicOrderAnswer>> OrderTopics(AskTopicOrder ask)
    {
        var view = await views.GetAsync(TenantId);
        var plan = PlanRows(ask.Actor, ask.From, ask.To, ask.Where, InsightsScope.Reach, view);
        if (!plan.Ok)
        {
            return plan.Refusal!;
        }

        var shares = await Task.WhenAll(BucketsOf(plan.Value, view).Select(b => grains.Facts(TenantId, b).GatherFirstMentions(new AskFirstMentions(view.Changes[b], plan.Value.Question))));
        return MergeFirstMentions.Of(shares, view.Words, view.At);
    }

    /// <summary>A question of which only the rows count that it chooses, the actor's reach included.</summary>
    private static Result<QueryPlan> PlanRows(Actor actor, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<InsightsCondition> where, InsightsScope scope, TenantView view)
        => RoleTable.Of(actor, Permission.InsightsRead) == Reach.None
            ? CommonRefusals.Forbidden
            : new PlanQuery(new InsightsQuery(from, to, "UTC", [new InsightsMeasure("won", "count")], [], where, [], null, Scope: scope), actor, view.Words).Run();

    private static IEnumerable<int> BucketsOf(QueryPlan plan, TenantView view) => view.Changes.Keys.Where(b => Buckets.Touches(b, plan.Question)).Order();

    private async Task<long> CountDecidedAsync(QueryPlan plan, TenantView view)
    {
        var counts = await Task.WhenAll(BucketsOf(plan, view).Select(b => AskBucketAsync(b, [plan], view)));
        return counts.Sum(c => c.Answers[0]!.Partials[0].Moments.Sum(m => (long)m.Count));
    }
}

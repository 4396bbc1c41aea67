using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Insights.Merging;
using CallInsight.Grains.Insights.Patterns;
using CallInsight.Grains.Insights.Planning;
using CallInsight.Storage.Hosting.Telemetry;
using Orleans.Concurrency;

namespace CallInsight.Grains.Insights;

[StatelessWorker, GrainType("insights")]
internal sealed partial class InsightsGrain(TenantViews views, KeptAnswers kept, KeptPatterns patterns, IGrainFactory grains, TimeProvider time) : TenantOwnedGrain, IInsightsGrain
{
    public async Task<Result<InsightsAnswers>> Ask(AskInsights ask)
    {
        var began = time.GetTimestamp();
        var answers = await DecideAsync(ask);
        Measures.Questions.Record(time.GetElapsedTime(began).TotalSeconds);
        return answers;
    }

    private async Task<Result<InsightsAnswers>> DecideAsync(AskInsights ask)
    {
        if (RoleTable.Of(ask.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        var view = await views.GetAsync(TenantId);
        var question = TenantId.ToString("N") + Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ask)));
        if (kept.Find(question, view) is { } answered)
        {
            return answered;
        }

        var plans = Plan(ask, view);
        if (!plans.Ok)
        {
            // What was made a moment ago is not in this view yet: nobody is refused for that.
            view = await views.LookNowAsync(TenantId);
            plans = Plan(ask, view);
        }

        if (!plans.Ok)
        {
            return plans.Refusal!;
        }

        var answers = await AnswerAsync(plans.Value, view);
        if (answers.Ok)
        {
            kept.Keep(question, view, answers.Value);
        }

        return answers;
    }

    public async Task<Result<InsightsPeople>> GetPeople(Actor actor)
    {
        if (RoleTable.Of(actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        var words = (await views.GetAsync(TenantId)).Words;
        return new InsightsPeople([.. PlanQuery.Visible(actor, words).Select(m => new InsightsPerson(m, words.Members[m].Name, words.Members[m].Team))], words.Teams);
    }

    private static Result<IReadOnlyList<QueryPlan>> Plan(AskInsights ask, TenantView view)
    {
        var plans = new List<QueryPlan>();
        for (var i = 0; i < ask.Queries.Count; i++)
        {
            var plan = new PlanQuery(ask.Queries[i], ask.Actor, view.Words).Run();
            if (plan.Refusal is { } refusal)
            {
                return ask.Queries.Count == 1 ? refusal : refusal with { Fields = refusal.Fields!.ToDictionary(f => FormattableString.Invariant($"queries[{i}].{f.Key}"), f => f.Value, StringComparer.Ordinal) };
            }

            plans.Add(plan.Value);
        }

        return plans;
    }

    private async Task<Result<InsightsAnswers>> AnswerAsync(IReadOnlyList<QueryPlan> wanted, TenantView view)
    {
        // The other side of a comparison is a question of its own, right behind its first side.
        IReadOnlyList<QueryPlan> plans = [.. wanted.SelectMany(p => p.Compared is { } compared ? [p with { OrderBy = [], Limit = null }, compared.Plan] : new[] { p.Benchmarks is null ? p : p with { OrderBy = [], Limit = null } })];
        var buckets = view.Changes.Keys.Where(b => plans.Any(p => Buckets.Touches(b, p.Question))).Order().ToList();
        var shares = await Task.WhenAll(buckets.Select(b => AskBucketAsync(b, plans, view)));
        // A bucket may be ahead of the view, and hold labels that the view has no text for.
        var words = shares.Any(s => s.IsAhead) ? (await views.LookNowAsync(TenantId)).Words : view.Words;
        var answers = new List<InsightsAnswer>();
        for (var i = 0; i < plans.Count; i++)
        {
            var merged = new MergeAnswers(plans[i], [.. shares.Select(s => s.Answers[i]).OfType<FactsAnswer>()], words).Run();
            if (!merged.Ok)
            {
                return merged.Refusal!;
            }

            answers.Add(merged.Value);
        }

        var queue = new Queue<InsightsAnswer>(answers);
        answers = [.. wanted.Select(p => p.Benchmarks is { } ? new BesideBenchmarks(p, queue.Dequeue()).Run() : p.Compared is null ? queue.Dequeue() : new JoinCompared(p, queue.Dequeue(), queue.Dequeue()).Run())];
        return new InsightsAnswers(answers, view.At, view.Number.ToString(CultureInfo.InvariantCulture), NamesIn(answers, words));
    }

    /// <summary>A bucket's shares, by plan; null for plans that it lies outside of.</summary>
    private async Task<(FactsAnswer?[] Answers, bool IsAhead)> AskBucketAsync(int bucket, IReadOnlyList<QueryPlan> plans, TenantView view)
    {
        var touching = plans.Index().Where(p => Buckets.Touches(bucket, p.Item.Question)).ToList();
        var answers = await grains.Facts(TenantId, bucket).Ask(new AskFacts(view.Changes[bucket], [.. touching.Select(p => p.Item.Question)]));
        var shares = new FactsAnswer?[plans.Count];
        foreach (var (share, (place, _)) in answers.Answers.Zip(touching))
        {
            shares[place] = share;
        }

        return (shares, answers.Change > view.Changes[bucket]);
    }

    private static Dictionary<Guid, string> NamesIn(List<InsightsAnswer> answers, TenantWords words)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var text in answers.SelectMany(a => a.Columns).Where(c => c.Type is "member" or "team").SelectMany(c => c.Texts!).OfType<string>())
        {
            var id = Guid.Parse(text);
            if ((words.Members.GetValueOrDefault(id)?.Name ?? words.Teams.GetValueOrDefault(id)) is { } name)
            {
                names[id] = name;
            }
        }

        return names;
    }
}

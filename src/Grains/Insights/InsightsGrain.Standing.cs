using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;
using CallInsight.Grains.Insights.Standings;

namespace CallInsight.Grains.Insights;

/// <summary>Where a member or a team stands among those around.</summary>
internal sealed partial class InsightsGrain
{
    public async Task<Result<StandingAnswer>> FindStanding(AskStanding ask)
    {
        var view = await views.GetAsync(TenantId);
        var reach = RoleTable.Of(ask.Actor, Permission.InsightsRead);
        if (reach == Reach.None || GroupsOf(ask, reach, view.Words) is not { } groups)
        {
            return CommonRefusals.Forbidden;
        }

        var separating = await FindPatterns(new AskPatterns(ask.Actor, ask.From, ask.To, PatternsWithin.Rep, []));
        if (!separating.Ok)
        {
            return separating.Refusal!;
        }

        var peers = groups.Others.SelectMany(g => g).ToList();
        if (groups.Ours.Count == 0 || peers.Count < InsightsLimits.MiddleMembers)
        {
            return new StandingAnswer([], peers, view.At);
        }

        // Figures of others leave only as the mean of at least so many: whoever sees its own calls alone cannot ask for them one by one.
        var asked = CompareStanding.Asked(separating.Value.Patterns.Select(p => p.Metric).Where(m => m.StartsWith("topic.", StringComparison.Ordinal)).Select(m => m["topic.".Length..^".mentioned".Length])).ToList();
        // A condition lists no more than so many.
        var among = new InsightsCondition(string.Empty, "or", [], [.. groups.Ours.Concat(peers).Select(m => m.ToString("D")).Chunk(InsightsLimits.Values).Select(m => new InsightsCondition("member", "in", m, []))]);
        var queries = asked.Chunk((InsightsLimits.Measures - 1) / 3).Select(c => new InsightsQuery(ask.From, ask.To, "UTC", [.. c.SelectMany(m => m.Measures)], ["member"], [among], [], null)).ToList();
        var answers = await Ask(new AskInsights(Actor.System, queries));
        return answers.Ok
            ? new StandingAnswer(new CompareStanding(answers.Value.Answers, separating.Value.Patterns).Run(groups.Ours, groups.Others, [.. asked.Select(a => a.Key)], ask.Member is null ? 1 : InsightsLimits.MiddleMembers), peers, answers.Value.DataTo)
            : answers.Refusal!;
    }

    /// <summary>Those who are looked at, and the groups around them; null where the actor may not see them.</summary>
    private static (IReadOnlyList<Guid> Ours, IReadOnlyList<IReadOnlyList<Guid>> Others)? GroupsOf(AskStanding ask, Reach reach, TenantWords words)
    {
        var visible = PlanQuery.Visible(ask.Actor, words).ToHashSet();
        if (ask.Member is { } member)
        {
            if (!visible.Contains(member) || !words.Members.TryGetValue(member, out var person))
            {
                return null;
            }

            var around = person.Team is { } team ? words.Members.Where(m => m.Value.Team == team).Select(m => m.Key) : reach is Reach.All or Reach.Masked ? words.Members.Keys : [];
            return ([member], [.. around.Where(m => m != member).Select(IReadOnlyList<Guid> (m) => [m])]);
        }

        var ours = words.Members.Where(m => m.Value.Team == ask.Team && visible.Contains(m.Key)).Select(m => m.Key).ToList();
        var isLed = reach is Reach.All or Reach.Masked || (reach == Reach.Teams && ask.Team is { } led && ask.Actor.Leads.Contains(led));
        return ask.Team is null || !isLed ? null : (ours, [.. words.Members.Where(m => m.Value.Team is not null && m.Value.Team != ask.Team).GroupBy(m => m.Value.Team).Select(IReadOnlyList<Guid> (g) => [.. g.Select(m => m.Key)])]);
    }
}

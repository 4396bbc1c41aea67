using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>All that a person's page shows.</summary>
/// <param name="Others">The figures of the middle that the person's are seen against; null where there is none.</param>
internal sealed record PersonView(
    PageQuestion Question,
    Guid Member,
    string Name,
    string? Team,
    InsightsAnswer Now,
    InsightsAnswer? Before,
    InsightsAnswer? Others,
    Chart Chart,
    string Summary,
    DateTimeOffset DataTo);

/// <summary>Gets the figures of one person, beside those of the team, by one question.</summary>
internal sealed class PersonFigures(IGrainFactory grains)
{
    /// <summary>What is shown of a person, in order.</summary>
    public static IReadOnlyList<MetricWords> Metrics { get; } =
    [
        MetricCatalogue.Calls, .. new[] { "durationSeconds", "talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "interactivity", "patienceSeconds", "questionsRep", "questionsCustomer",
            "wordsPerMinuteRep", "fillersPerMinuteRep", "interruptionsByRep", "sentimentRep", "sentimentCustomer", "nextStepAgreed" }.Select(k => MetricCatalogue.Find(k)!), MetricCatalogue.WinRate,
    ];

    /// <returns>Null where there is no such person, or none that the actor may see.</returns>
    public async Task<PersonView?> LoadAsync(PageQuestion question, Guid member)
    {
        var grain = grains.Insights(question.Tenant);
        var people = await grain.GetPeople(question.Actor);
        if (!people.Ok || people.Value.Members.FirstOrDefault(m => m.Member == member) is not { } person)
        {
            return null;
        }

        var queries = Queries(question, person);
        var asked = await grain.Ask(new AskInsights(question.Actor, [.. queries.OfType<InsightsQuery>()]));
        if (!asked.Ok)
        {
            return null;
        }

        var given = new Queue<InsightsAnswer>(asked.Value.Answers);
        InsightsAnswer?[] answers = [.. queries.Select(q => q is null ? null : given.Dequeue())];
        var (chart, summary) = Draw(question, person, answers);
        return new PersonView(question, member, person.Name, person.Team is { } team ? people.Value.Teams.GetValueOrDefault(team) : null, answers[0]!, answers[1], answers[2], chart, summary, asked.Value.DataTo);
    }

    // Now, before, the others now, the trend, the others' trend.
    private static InsightsQuery?[] Queries(PageQuestion question, InsightsPerson person)
    {
        var (period, grain, metric) = (question.Period, question.Period.Grain, question.Metric);
        var own = new InsightsCondition("member", "=", [person.Member.ToString("D")], []);
        var isOwn = question.Reach == Reach.Own;
        var team = person.Team is { } id ? new InsightsCondition("team", "=", [id.ToString("D")], []) : null;
        InsightsQuery? Others(IEnumerable<MetricWords> metrics, params IReadOnlyList<string> groupBy)
            => isOwn ? question.Over(period.Days, metrics, groupBy, InsightsScope.Middle) : team is null ? null : question.Over(period.Days, metrics, groupBy, InsightsScope.Reach, team);
        return
        [
            question.Over(period.Days, Metrics, [], InsightsScope.Reach, own),
            period.Before is { } before ? question.Over(before, Metrics, [], InsightsScope.Reach, own) : null,
            Others(Metrics),
            question.Over(period.Days, [metric], [grain], InsightsScope.Reach, own),
            metric.Key == InsightsFields.Calls ? null : Others([metric], grain),
        ];
    }

    private static (Chart, string) Draw(PageQuestion question, InsightsPerson person, InsightsAnswer?[] answers)
    {
        var trend = new TrendChart(question);
        List<(string, int, InsightsAnswer)> lines = [(person.Name, 1, answers[3]!)];
        if (answers[4] is { } others)
        {
            lines.Add((question.Reach == Reach.Own ? InsightsWords.TeamMiddle : InsightsWords.WholeTeam, 0, others));
        }

        var chart = trend.Draw(lines);
        return (chart, trend.Summary(chart, Figure.Of(answers[0]!, 0, question.Metric)));
    }
}

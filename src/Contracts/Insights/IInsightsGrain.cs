using Orleans.Concurrency;

namespace CallInsight.Contracts.Insights;

/// <summary>Plans a question over a tenant's calls, asks the Facts grains side by side and merges. Key <c>t/{tenant}</c>, stateless.</summary>
[Alias("IInsightsGrain"), GrainInterfaceType("insights")]
public interface IInsightsGrain : ITenantOwned
{
    /// <summary>Answers questions, all from one state of the data.</summary>
    /// <returns>Refused: <c>insights.invalid</c> with every fault (fields are prefixed by the query's number where there are several), <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("Ask")]
    Task<Result<InsightsAnswers>> Ask(AskInsights ask);

    /// <summary>The members whose figures the actor may see.</summary>
    /// <returns>Refused: <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("GetPeople")]
    Task<Result<InsightsPeople>> GetPeople(Actor actor);

    /// <summary>Compares won with lost calls in every metric and topic.</summary>
    /// <returns>Refused: <c>insights.invalid</c>, <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("FindPatterns")]
    Task<Result<PatternsAnswer>> FindPatterns(AskPatterns ask);

    /// <summary>In which figures a member stands apart from the others of the team, or a team from the other teams.</summary>
    /// <returns>Refused: <c>insights.invalid</c>, <c>permission.denied</c>, also for somebody who is not there.</returns>
    [ReadOnly, Alias("FindStanding")]
    Task<Result<StandingAnswer>> FindStanding(AskStanding ask);

    /// <summary>When topics come up in calls, and what comes before what.</summary>
    /// <returns>Refused: <c>insights.invalid</c>, <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("OrderTopics")]
    Task<Result<TopicOrderAnswer>> OrderTopics(AskTopicOrder ask);

    /// <summary>The tenant's own metrics by key, also those that are out of use. They tell of no call.</summary>
    [ReadOnly, Alias("GetMetrics")]
    Task<IReadOnlyList<OwnMetric>> GetMetrics();

    /// <summary>Reads a formula and says what is wrong with it, or what it gives.</summary>
    /// <returns>Refused: <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("CheckFormula")]
    Task<Result<CheckedFormula>> CheckFormula(AskFormula ask);

    /// <summary>Tries a formula over past calls.</summary>
    /// <returns>Refused: <c>metric.invalid</c>, <c>insights.invalid</c>, <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("Simulate")]
    Task<Result<SimulatedFormula>> Simulate(AskSimulation ask);
}

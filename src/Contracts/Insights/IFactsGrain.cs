using Orleans.Concurrency;

namespace CallInsight.Contracts.Insights;

/// <summary>A month of a tenant's calls as columns in memory. Key <c>t/{tenant}/f/{yyyymm}</c>.</summary>
[Alias("IFactsGrain"), GrainInterfaceType("facts")]
public interface IFactsGrain : ITenantOwned
{
    /// <summary>Tells that the bucket's table has a change of this number. A hint: what is missed is found by asking the table.</summary>
    [OneWay, Alias("Changed")]
    Task Changed(long change);

    /// <summary>Answers over its rows, after every change up to the one that the question names.</summary>
    [ReadOnly, Alias("Ask")]
    Task<FactsAnswers> Ask(AskFacts ask);

    /// <summary>The won and lost calls of a question with all their figures.</summary>
    [ReadOnly, Alias("GatherOutcomes")]
    Task<OutcomesShare> GatherOutcomes(AskOutcomes ask);

    /// <summary>When the topics of a question's calls are first mentioned.</summary>
    [ReadOnly, Alias("GatherFirstMentions")]
    Task<FirstMentionsShare> GatherFirstMentions(AskFirstMentions ask);

    /// <summary>The calls with the lowest and the highest values of a metric.</summary>
    [ReadOnly, Alias("FindExtremes")]
    Task<ExtremesShare> FindExtremes(AskExtremes ask);
}

namespace CallInsight.Contracts.Insights;

/// <summary>Plans a question over a tenant's calls, asks the Facts grains side by side and merges. Key <c>t/{tenant}</c>, stateless.</summary>
[Alias("IInsightsGrain"), GrainInterfaceType("insights")]
public interface IInsightsGrain : ITenantOwned;

namespace CallInsight.Contracts.Insights;

/// <param name="Subject">The member or team that it is about.</param>
/// <param name="Metric">The figure that it is about.</param>
[GenerateSerializer, Alias("PutOffSuggestion"), Immutable]
public sealed record PutOffSuggestion([property: Id(0)] Actor Actor, [property: Id(1)] Guid Subject, [property: Id(2)] string Metric);

/// <param name="Subject">The member or team that they are about.</param>
[GenerateSerializer, Alias("TakeSuggestionsBack"), Immutable]
public sealed record TakeSuggestionsBack([property: Id(0)] Actor Actor, [property: Id(1)] Guid Subject);

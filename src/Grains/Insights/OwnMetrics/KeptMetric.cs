using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.OwnMetrics;

/// <summary>A tenant's own metric as it is stored.</summary>
internal sealed record KeptMetric(Guid Id, string Key, int Version, bool IsActive, OwnMetricDefinition Definition);

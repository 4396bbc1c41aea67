namespace CallInsight.Web.Insights.Asking;

/// <summary>Metrics that belong together, as pickers group them.</summary>
public sealed record MetricFamily(string Name, IReadOnlyList<MetricWords> Metrics);

namespace CallInsight.Contracts.Insights;

/// <summary>Writes a tenant's own metrics; what each was before is kept. Key <c>t/{tenant}</c>.</summary>
[Alias("IOwnMetricsGrain"), GrainInterfaceType("own-metrics")]
public interface IOwnMetricsGrain : ITenantOwned
{
    /// <returns>The version that answers use from now on. Refused: <c>metric.invalid</c>, <c>metric.changed</c>, <c>permission.denied</c>.</returns>
    [Alias("Define")]
    Task<Result<int>> Define(DefineMetric command);

    /// <summary>Removes a metric with its history, or puts it out of use where a saved view shows it.</summary>
    /// <returns>Refused: <c>metric.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Remove")]
    Task<Result<MetricRemoved>> Remove(RemoveMetric command);
}

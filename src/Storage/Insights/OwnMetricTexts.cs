using System.Text.Json;
using CallInsight.Contracts.Insights;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.Insights;

/// <summary>The label under which the definition of a tenant's own metric is sealed, with the metric's id.</summary>
public static class OwnMetricTexts
{
    /// <summary>Name, description, formula, unit and direction, as JSON.</summary>
    public const string Definition = "own-metric.definition";

    public static OwnMetricDefinition Open(TenantKey key, Guid metric, ReadOnlySpan<byte> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        return JsonSerializer.Deserialize<OwnMetricDefinition>(key.Open(metric, Definition, value)) ?? throw new InvalidDataException("The definition of a metric is empty.");
    }
}

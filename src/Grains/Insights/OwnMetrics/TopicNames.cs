using CallInsight.Analysis;
using CallInsight.Contracts;
using CallInsight.Grains.Insights.Formulas;

namespace CallInsight.Grains.Insights.OwnMetrics;

/// <summary>The topics that formulas may name: the built-in ones, and the tenant's trackers also before any call has had them.</summary>
internal static class TopicNames
{
    public static async Task<FormulaWords> OfAsync(IGrainFactory grains, Guid tenant)
    {
        var settings = await grains.Tenant(tenant).GetSettings();
        return new FormulaWords([.. Metrics.BuiltInTopics.Select(t => KeyValuePair.Create(t, t)), .. settings.Trackers.Select(t => KeyValuePair.Create(t.Key, t.Name))]);
    }
}

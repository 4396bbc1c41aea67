using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Insights.OwnMetrics;

/// <summary>Holds nothing in memory: definitions are rare, and each reads the rows before it decides.</summary>
[GrainType("own-metrics")]
internal sealed class OwnMetricsGrain(OwnMetricStore store, TimeProvider time) : TenantOwnedGrain, IOwnMetricsGrain
{
    public async Task<Result<int>> Define(DefineMetric command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        var words = await TopicNames.OfAsync(GrainFactory, TenantId);
        if (DefineMetricDecision.Faults(command.Key, command.Definition, words) is { Length: > 0 } faults)
        {
            return OwnMetricRefusals.Invalid(faults);
        }

        var all = await store.ListAsync(TenantId, CancellationToken.None);
        var (before, definition) = (all.FirstOrDefault(m => m.Key == command.Key), DefineMetricDecision.Stored(command.Definition, words));
        if (before is { IsActive: true } && before.Definition == definition)
        {
            return before.Version;
        }

        if (command.Version is { } version && version != (before?.Version ?? 0))
        {
            return OwnMetricRefusals.Changed;
        }

        if (before is null && all.Count >= OwnMetricRefusals.Most)
        {
            return OwnMetricRefusals.Invalid(("key", $"There are {OwnMetricRefusals.Most} metrics already. Remove one first."));
        }

        var isNewVersion = before?.Definition != definition;
        var after = new KeptMetric(before?.Id ?? Guid.CreateVersion7(time.GetUtcNow()), command.Key, (before?.Version ?? 0) + (isNewVersion ? 1 : 0), true, definition);
        await store.SaveAsync(TenantId, after, before is null, isNewVersion, command.Actor, CancellationToken.None);
        return after.Version;
    }

    public async Task<Result<MetricRemoved>> Remove(RemoveMetric command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if ((await store.ListAsync(TenantId, CancellationToken.None)).FirstOrDefault(m => m.Key == command.Key) is not { } metric)
        {
            return OwnMetricRefusals.NotFound;
        }

        var isUsed = await store.IsUsedAsync(TenantId, metric.Key, CancellationToken.None);
        if (!isUsed || metric.IsActive)
        {
            await store.RemoveAsync(TenantId, metric, isUsed, command.Actor, CancellationToken.None);
        }

        return new MetricRemoved(isUsed);
    }
}

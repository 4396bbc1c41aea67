using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Insights.OwnMetrics;

/// <summary>The SQL of a tenant's own metrics.</summary>
internal sealed class OwnMetricStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<IReadOnlyList<KeptMetric>> ListAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant,
            """
            select m.metric_id, m.key, m.version, m.active, v.definition from own_metrics m
            join own_metric_versions v on v.tenant_id = m.tenant_id and v.metric_id = m.metric_id and v.version = m.version where m.tenant_id = $1 order by m.key
            """,
            r => Read(key, r),
            cancellationToken,
            tenant);
    }

    /// <summary>Whether a saved view's state or a report's figures name a metric.</summary>
    public async Task<bool> IsUsedAsync(Guid tenant, string metric, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var states = await database.QueryAsync(tenant, "select view_id, state from saved_views where tenant_id = $1", r => key.OpenText(r.GetGuid(0), ViewTexts.ViewState, r.GetFieldValue<byte[]>(1)), cancellationToken, tenant);

        var reports = await database.QueryAsync(tenant, "select report_id, content from reports where tenant_id = $1", r => ReportTexts.OpenContent(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)), cancellationToken, tenant);
        if (reports.SelectMany(r => r.Blocks).Select(b => b.Tile).OfType<ReportTile>().Any(t => t.Measures.Any(m => m.Metric == metric) || t.Where.Any(c => Names(c, metric))))
        {
            return true;
        }

        // Keys stand in addresses as they are; a longer key must not count as this one.
        return states.Any(s => s.Split('&').Any(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..] is var value && (value == metric || value.StartsWith(metric + ".", StringComparison.Ordinal))));
    }

    private static bool Names(InsightsCondition condition, string metric) => condition.Field == metric || condition.Conditions.Any(c => Names(c, metric));

    public async Task SaveAsync(Guid tenant, KeptMetric metric, bool isNew, bool isNewVersion, Actor actor, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var (now, batch) = (time.GetUtcNow(), database.Begin(tenant));
        batch.Audit(key, tenant, new AuditRow(actor, isNew ? "metric.defined" : isNewVersion ? "metric.changed" : "metric.restored", "metric", metric.Id, new Dictionary<string, string?> { ["key"] = metric.Key, ["formula"] = metric.Definition.Formula }), now);
        if (isNew)
        {
            batch.Add("insert into own_metrics (tenant_id, metric_id, key, version, created_at) values ($1, $2, $3, $4, $5)", tenant, metric.Id, metric.Key, metric.Version, now);
        }
        else
        {
            batch.Require("update own_metrics set version = $3, active = true where tenant_id = $1 and metric_id = $2 and version = $4", tenant, metric.Id, metric.Version, isNewVersion ? metric.Version - 1 : metric.Version);
        }

        if (isNewVersion)
        {
            batch.Add(
                "insert into own_metric_versions (tenant_id, metric_id, version, definition, author_id, accepted_at) values ($1, $2, $3, $4, $5, $6)",
                tenant, metric.Id, metric.Version, key.Seal(metric.Id, OwnMetricTexts.Definition, JsonSerializer.SerializeToUtf8Bytes(metric.Definition)), actor.Member, now);
        }

        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Puts a metric out of use, or removes it with all that it was.</summary>
    public async Task RemoveAsync(Guid tenant, KeptMetric metric, bool isKept, Actor actor, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant)
            .Audit(key, tenant, new AuditRow(actor, isKept ? "metric.deactivated" : "metric.deleted", "metric", metric.Id, new Dictionary<string, string?> { ["key"] = metric.Key }), time.GetUtcNow());
        batch.Require(isKept ? "update own_metrics set active = false where tenant_id = $1 and metric_id = $2" : "delete from own_metrics where tenant_id = $1 and metric_id = $2", tenant, metric.Id);
        await batch.ExecuteAsync(cancellationToken);
    }

    private static KeptMetric Read(TenantKey key, NpgsqlDataReader r)
        => new(r.GetGuid(0), r.GetString(1), r.GetInt32(2), r.GetBoolean(3), OwnMetricTexts.Open(key, r.GetGuid(0), r.GetFieldValue<byte[]>(4)));
}

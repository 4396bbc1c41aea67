using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Insights.OwnMetrics;

/// <summary>A version of a metric.</summary>
/// <param name="Author">Null where a program defined it.</param>
public sealed record OwnMetricVersion(int Version, OwnMetricDefinition Definition, string? Author, DateTimeOffset AcceptedAt);

/// <summary>A metric with all that it was, the newest first.</summary>
public sealed record OwnMetricRow(string Key, bool IsActive, IReadOnlyList<OwnMetricVersion> Versions)
{
    public OwnMetricVersion Newest => Versions[0];
}

/// <summary>Reads a tenant's own metrics for pages and API.</summary>
internal sealed class OwnMetricQueries(ReaderDatabase database, TenantKeys keys)
{
    /// <summary>All of them, by key.</summary>
    public async Task<IReadOnlyList<OwnMetricRow>> ListAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var rows = await database.QueryAsync(
            tenant,
            """
            select m.metric_id, m.key, m.active, v.version, v.definition, a.name, v.accepted_at from own_metrics m
            join own_metric_versions v on v.tenant_id = m.tenant_id and v.metric_id = m.metric_id
            left join members a on a.tenant_id = v.tenant_id and a.member_id = v.author_id where m.tenant_id = $1 order by m.key, v.version desc
            """,
            r => (Key: r.GetString(1), IsActive: r.GetBoolean(2), Version: new OwnMetricVersion(
                r.GetInt32(3), OwnMetricTexts.Open(key, r.GetGuid(0), r.GetFieldValue<byte[]>(4)), r.IsDBNull(5) ? null : r.GetString(5), r.GetFieldValue<DateTimeOffset>(6))),
            cancellationToken,
            tenant);
        return [.. rows.GroupBy(r => (r.Key, r.IsActive)).Select(m => new OwnMetricRow(m.Key.Key, m.Key.IsActive, [.. m.Select(v => v.Version)]))];
    }

    /// <summary>One of them; null when there is no such metric in the tenant.</summary>
    public async Task<OwnMetricRow?> FindAsync(Guid tenant, string key, CancellationToken cancellationToken) => (await ListAsync(tenant, cancellationToken)).FirstOrDefault(m => m.Key == key);

    /// <summary>The titles of calls that the actor may read; others are missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(Guid tenant, Actor actor, IReadOnlyCollection<Guid> calls, CancellationToken cancellationToken)
    {
        var (key, scope, isHidden) = (await keys.GetAsync(tenant, cancellationToken), CallScope.Of(actor, Permission.CallsRead, 3), TextAccess.IsMasked(actor));
        var rows = await database.QueryAsync(
            tenant,
            $"select c.call_id, c.title, c.started_at from calls c where c.tenant_id = $1 and c.call_id = any($2) and {scope.Sql}",
            r => (Id: r.GetGuid(0), Title: isHidden ? HideNames.Title(r.GetFieldValue<DateTimeOffset>(2)) : key.OpenText(r.GetGuid(0), CallTexts.TitleField, r.GetFieldValue<byte[]>(1))),
            cancellationToken,
            [tenant, calls.ToArray(), .. scope.Arguments]);
        return rows.ToDictionary(r => r.Id, r => r.Title);
    }
}

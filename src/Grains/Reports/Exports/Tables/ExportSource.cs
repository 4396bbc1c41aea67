using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>Whose rows are taken, by whom, and what opens them.</summary>
/// <param name="Labels">The tenant's labels by kind and code.</param>
/// <param name="Own">The tenant's own metrics that are in use.</param>
/// <param name="Fields">The tenant's custom fields.</param>
internal sealed record ExportSource(Guid Tenant, Actor Actor, ExportRequest Request, TenantKey Key, IReadOnlyDictionary<(string Kind, int Code), string> Labels, IReadOnlyList<OwnMetric> Own, IReadOnlyList<CustomField> Fields)
{
    /// <summary>The codes of a kind's labels that have one of these texts.</summary>
    public int[] CodesOf(string kind, IEnumerable<string> texts)
    {
        var wanted = texts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Labels.Where(l => l.Key.Kind == kind && wanted.Contains(l.Value)).Select(l => l.Key.Code)];
    }
}

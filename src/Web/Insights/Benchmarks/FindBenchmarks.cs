using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights.Benchmarks;

/// <summary>Puts into a question that is seen against benchmarks what the tenant's metrics are seen against: what it chose or entered, else what is published.</summary>
internal static class FindBenchmarks
{
    public static async Task<InsightsQuery> ForAsync(IGrainFactory grains, Guid tenant, InsightsQuery query)
    {
        if (query.Compare is not { Kind: InsightsComparison.OfBenchmark } comparison)
        {
            return query;
        }

        var settings = await grains.Tenant(tenant).GetSettings();
        var chosen = query.Measures.Select(m => m.Metric).Distinct(StringComparer.Ordinal).Select(m => PublishedBenchmark.Chosen(m, settings)).OfType<PublishedBenchmark>();
        return query with { Compare = comparison with { Benchmarks = [.. chosen.Select(b => new BenchmarkEnds(b.Metric, b.Low, b.High))] } };
    }
}

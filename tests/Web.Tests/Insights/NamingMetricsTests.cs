using CallInsight.Analysis;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using CallInsight.Web.Insights;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>Web knows nothing of the analysis, so both name the metrics: here they are compared, with each other and with the table between them.</summary>
public sealed class NamingMetricsTests(ProductHost product)
{
    [Fact]
    public void Pages_and_exports_have_the_metrics_of_the_analysis_in_its_order()
        => Assert.Equal(Metrics.All.Select(m => m.Key), MetricCatalogue.All.Select(m => m.Key));

    [Fact]
    public void Topics_have_the_codes_under_which_they_are_kept() => Assert.Equal(Metrics.BuiltInTopics, MetricCatalogue.BuiltInTopics);

    [Fact]
    public async Task Each_metric_has_the_column_that_it_is_exported_from()
    {
        var columns = (string)(await TestDatabase.RunAsync(
            product.Database.Superuser,
            "select string_agg(attname, ' ' order by attnum) from pg_attribute where attrelid = 'call_facts'::regclass and atttypid = 'real'::regtype and not attisdropped"))!;

        Assert.Equal(columns.Split(' '), MetricCatalogue.All.Select(m => MetricCatalogue.ColumnOf(m.Key)));
    }

    [Fact]
    public void Each_metric_has_words() => Assert.All(MetricCatalogue.All, m => Assert.NotEqual(m.Key, m.Label));
}

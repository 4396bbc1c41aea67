using CallInsight.Analysis.Statistics;
using CallInsight.Bench.Patterns.Planting;
using Xunit;

namespace CallInsight.Analysis.Tests.Statistics;

/// <summary>A small part of bench/Patterns: tenants of fixed seeds, so that what is counted is always the same.</summary>
public sealed class FindingPlantedEffectsTests
{
    private const int Tenants = 120;

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void No_more_than_5_percent_of_those_found_are_not_there(double confounding)
    {
        var tally = Run(1, new TenantShape(600, 0.5, 0.33, confounding));

        Assert.InRange(tally.FalseShare, 0, 0.05);
        Assert.True(tally.FoundBetween(0.33, 2).Share > 0.9, $"{tally.FoundBetween(0.33, 2)} of medium and large effects are found.");
        Assert.True(tally.FoundBetween(0.147, 0.33).Share > 0.75, $"{tally.FoundBetween(0.147, 0.33)} of small effects are found.");
    }

    [Fact]
    public void Where_nothing_is_planted_nothing_is_found_in_most_tenants_however_much_reps_differ()
    {
        // 5 % are expected; of 120 tenants more than 12 would be a miracle.
        Assert.InRange(Run(2, new TenantShape(400, 0, 0, Confounding: 1)).AnyFound, 0, 0.1);
        Assert.InRange(Run(3, new TenantShape(400, 0, 0, Confounding: 0)).AnyFound, 0, 0.1);
    }

    [Fact]
    public void Without_reps_most_of_what_is_found_is_not_there()
    {
        var tally = new Tally();
        for (var i = 0; i < 20; i++)
        {
            var tenant = PlantedTenant.Of(i, new TenantShape(600, 0, 0, Confounding: 1));
            tally.Add(tenant, [.. FindPatterns.In(new int[tenant.Won.Length], tenant.Won, tenant.Figures).Select(p => (bool?)(p.Verdict == PatternVerdict.Found))]);
        }

        Assert.True(tally.AnyFound > 0.8);
    }

    [Fact]
    public void Of_few_calls_nothing_is_told()
    {
        var tenant = PlantedTenant.Of(1, new TenantShape(30, 0.5, 0.5));

        Assert.All(FindPatterns.In(tenant.Reps, tenant.Won, tenant.Figures), p => Assert.Equal(PatternVerdict.TooFew, p.Verdict));
    }

    [Fact]
    public void A_figure_found_has_an_interval_without_0_and_says_how_small_a_difference_would_have_been_found()
    {
        var tenant = PlantedTenant.Of(5, new TenantShape(1_000, 0.8, 0.33));

        var patterns = FindPatterns.In(tenant.Reps, tenant.Won, tenant.Figures);

        Assert.Contains(patterns, p => p.Verdict == PatternVerdict.Found);
        Assert.All(patterns.Where(p => p is { Verdict: PatternVerdict.Found, Scale: FigureScale.Amount }), p =>
        {
            Assert.True(p.Difference.Low > 0 || p.Difference.High < 0, $"{p.Key}: {p.Difference}");
            Assert.InRange(p.FalseShare, p.P, FindPatterns.FalseShare);
            Assert.True(p.Detectable > 0);
        });
    }

    private static Tally Run(int seed, TenantShape shape)
    {
        var tally = new Tally();
        var tenants = Enumerable.Range(0, Tenants).AsParallel().AsOrdered().Select(i => PlantedTenant.Of((seed * 1_000) + i, shape)).Select(t => (t, FindPatterns.In(t.Reps, t.Won, t.Figures)));
        foreach (var (tenant, patterns) in tenants)
        {
            tally.Add(tenant, [.. patterns.Select(p => p.Verdict == PatternVerdict.TooFew ? (bool?)null : p.Verdict == PatternVerdict.Found)]);
        }

        return tally;
    }
}

using CallInsight.Web.Insights;
using CallInsight.Web.Insights.Comparing;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>The statistics of Compare against published values.</summary>
public sealed class ComparingSamplesTests
{
    [Theory]
    [InlineData(12.7062, 1)]
    [InlineData(2.22814, 10)]
    [InlineData(2.04227, 30)]
    [InlineData(1.95996, 1_000_000)]
    public void Students_t_has_its_tabled_quantiles(double t, double freedom)
    {
        Assert.Equal(t, StudentT.Quantile(0.95, freedom), 4);
        Assert.Equal(0.05, StudentT.TwoSided(t, freedom), 5);
    }

    [Fact]
    public void Welchs_test_gives_the_textbooks_answer()
    {
        // Fifteen values each: t = −2.46 with 24.9 degrees of freedom, P = 0.021.
        double[] one = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
        double[] other = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4];

        var found = WelchTest.Compare(SampleOf(one), SampleOf(other))!;

        Assert.Equal(one.Average() - other.Average(), found.Value, 12);
        Assert.Equal(0.021, found.Probability, 3);
        Assert.True(found.Low < found.Value && found.Value < found.High && found.High < 0);
        Assert.Equal(found.Value - found.Low, found.High - found.Value, 12);
    }

    [Fact]
    public void Swapped_sides_give_the_opposite()
    {
        var (one, other) = (new Sample(0.5, 0.1, 20), new Sample(0.4, 0.3, 8));

        var (there, back) = (WelchTest.Compare(one, other)!, WelchTest.Compare(other, one)!);

        Assert.Equal(there.Value, -back.Value, 12);
        Assert.Equal(there.Low, -back.High, 12);
        Assert.Equal(there.High, -back.Low, 12);
        Assert.Equal(there.Probability, back.Probability, 12);
    }

    [Theory]
    [InlineData(4, 100)]
    [InlineData(100, 4)]
    public void Of_fewer_than_five_calls_nothing_is_said(long one, long other)
    {
        Assert.Null(WelchTest.Compare(new Sample(1, 1, one), new Sample(9, 1, other)));
        Assert.Null(ProportionTest.Compare(new Sample(1, 0, one), new Sample(0, 0, other)));
    }

    [Fact]
    public void Values_that_do_not_differ_at_all_are_no_test() => Assert.Null(WelchTest.Compare(new Sample(2, 0, 10), new Sample(2, 0, 10)));

    [Fact]
    public void Shares_have_Newcombes_range()
    {
        // 56 of 70 and 48 of 80: 0.0524 to 0.3339.
        var found = ProportionTest.Compare(new Sample(56 / 70.0, null, 70), new Sample(48 / 80.0, null, 80))!;

        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(found.Value, 4), Math.Round(found.Low, 4), Math.Round(found.High, 4)));
    }

    [Fact]
    public void All_against_none_is_a_clear_difference_and_all_against_all_is_none()
    {
        var (all, none) = (new Sample(1, 0, 12), new Sample(0, 0, 10));

        Assert.True(ProportionTest.Compare(all, none)!.Probability < 0.001);
        Assert.Equal(1, ProportionTest.Compare(all, all)!.Probability);
    }

    [Fact]
    public void Of_many_tests_those_are_reported_that_Benjamini_and_Hochberg_report()
    {
        double[] published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];

        Assert.Equal(0.0095, FalseDiscovery.Limit(published));
        Assert.Equal(0, FalseDiscovery.Limit([0.2, 0.9]));
        Assert.Equal(0, FalseDiscovery.Limit([]));
    }

    [Fact]
    public void A_row_says_what_is_clear_what_is_not_and_what_is_too_few()
    {
        var (talk, won) = (MetricCatalogue.Find("talkRatio")!, MetricCatalogue.WinRate);

        var (rows, tests) = CompareRows.Of(
            [(talk, [new Sample(0.4, 0.05, 30), new Sample(0.6, 0.05, 30), new Sample(0.41, 0.05, 30), new Sample(0.9, 0.05, 3)]), (won, [new Sample(0, 0, 30), new Sample(1, 0, 30), new Sample(null, null, 0), new Sample(0, 0, 30)])],
            0, _ => true);

        Assert.Equal(4, tests);
        Assert.Equal([CompareVerdict.None, CompareVerdict.Clear, CompareVerdict.Unclear, CompareVerdict.TooFew], rows[0].Cells.Select(c => c.Verdict));
        Assert.Equal([CompareVerdict.None, CompareVerdict.Clear, CompareVerdict.TooFew, CompareVerdict.Unclear], rows[1].Cells.Select(c => c.Verdict));
        Assert.Equal(1, rows[0].Cells.Max(c => c.Bar));
    }

    [Fact]
    public void Where_nothing_differs_few_differences_are_marked()
    {
        // 200 comparisons of 20 metrics of equal normal samples: with a rate of 5 %, any mark at all is a false one.
        var dice = new Random(7);
        var marked = Enumerable.Range(0, 200).Count(_ =>
        {
            var samples = Enumerable.Range(0, 20).Select(_ => (MetricCatalogue.Find("talkRatio")!, (IReadOnlyList<Sample>)[Normal(dice, 12), Normal(dice, 25)])).ToList();
            return CompareRows.Of(samples, 0, _ => true).Rows.Any(r => r.Cells.Any(c => c.Verdict == CompareVerdict.Clear));
        });

        Assert.InRange(marked, 0, 20);
    }

    private static Sample Normal(Random dice, int n)
        => SampleOf([.. Enumerable.Range(0, n).Select(_ => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble()))]);

    private static Sample SampleOf(double[] values)
    {
        var mean = values.Average();
        return new Sample(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)), values.Length);
    }
}

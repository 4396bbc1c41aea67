using System.Globalization;
using CallInsight.Web.Shared;
using Xunit;

namespace CallInsight.Web.Tests.Shared;

public sealed class TakingAChartAwayTests
{
    private static readonly Chart _chart = new()
    {
        Kind = ChartKind.Line,
        Measure = "Talk ratio",
        Figure = FigureKind.Percent,
        Axis = "Week",
        Categories = ["5 Oct", "12 Oct"],
        Series = [new ChartSeries("Field, \"north\"", [0.5712345, null])],
        Band = new ChartBand("Middle half", [0.4, null], [0.6, null]),
    };

    public TakingAChartAwayTests() => CultureInfo.CurrentCulture = new CultureInfo("de-DE");

    [Fact]
    public void The_file_has_unrounded_figures_in_no_ones_culture() => Assert.Equal(
        "Week,\"Field, \"\"north\"\"\",Middle half (low),Middle half (high)\r\n5 Oct,0.5712345,0.4,0.6\r\n12 Oct,,,\r\n",
        ChartCsv.Of(_chart));

    [Fact]
    public void A_name_that_looks_like_a_formula_is_only_a_name() =>
        Assert.Contains("'=HYPERLINK(1)", ChartCsv.Of(_chart with { Categories = ["=HYPERLINK(1)", "b"] }), StringComparison.Ordinal);

    [Fact]
    public void A_chart_without_one_value_is_empty_and_one_with_a_zero_is_not()
    {
        Assert.True((_chart with { Series = [new ChartSeries("a", [null, null])] }).IsEmpty);
        Assert.False((_chart with { Series = [new ChartSeries("a", [0, null])] }).IsEmpty);
    }
}

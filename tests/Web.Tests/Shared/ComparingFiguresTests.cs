using System.Globalization;
using CallInsight.Web.Shared;
using Xunit;

namespace CallInsight.Web.Tests.Shared;

public sealed class ComparingFiguresTests
{
    private const string Before = "vs previous 30 days";

    public ComparingFiguresTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Fact]
    public void Less_talk_is_good_where_less_is_better()
    {
        var delta = KpiDelta.Between(0.50, 0.55, FigureKind.Percent, Better.Lower, Before);

        Assert.Equal(new KpiDelta("−5.0\u00A0pp", -1, Verdict.Good, Before), delta);
    }

    [Fact]
    public void A_count_changes_in_percent_of_what_it_was()
    {
        var delta = KpiDelta.Between(150, 100, FigureKind.Count, Better.Higher, Before);

        Assert.Equal(new KpiDelta("+50.0%", 1, Verdict.Good, Before), delta);
    }

    [Theory]
    [InlineData(null, 1.0)]
    [InlineData(1.0, null)]
    [InlineData(5.0, 0.0)]
    public void There_is_no_change_from_what_is_not_known_or_from_nothing(double? now, double? before) =>
        Assert.Null(KpiDelta.Between(now, before, FigureKind.Count, Better.Higher, Before));

    [Fact]
    public void A_change_too_small_to_be_written_is_none()
    {
        var delta = KpiDelta.Between(0.50001, 0.5, FigureKind.Percent, Better.Higher, Before);

        Assert.Equal((0, Verdict.Neutral), (delta!.Sign, delta.Verdict));
    }
}

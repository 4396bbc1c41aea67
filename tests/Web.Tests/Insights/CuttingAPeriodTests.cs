using System.Globalization;
using CallInsight.Web.Insights;
using CallInsight.Web.Insights.Trends;
using CallInsight.Web.Shared;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class CuttingAPeriodTests
{
    public CuttingAPeriodTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Theory]
    [InlineData("day", 59, "2026-01-15", "2026-03-14")]
    [InlineData("week", 9, "2026-01-12", "2026-03-09")]
    [InlineData("month", 3, "2026-01-01", "2026-03-01")]
    [InlineData("quarter", 1, "2026-01-01", "2026-01-01")]
    public void Each_part_has_its_place(string grain, int parts, string first, string last)
    {
        var axis = new TimeAxis(Days("2026-01-15", "2026-03-14"), grain, DayOfWeek.Monday);

        Assert.Equal(parts, axis.Starts.Count);
        Assert.Equal((Day(first), Day(last)), (axis.Starts[0], axis.Starts[^1]));
        Assert.Equal(Days("2026-01-15", "2026-03-14"), new PeriodDays(axis.DaysOf(0).From, axis.DaysOf(parts - 1).To));
        Assert.All(Enumerable.Range(1, parts - 1), i => Assert.Equal(axis.DaysOf(i - 1).To.AddDays(1), axis.DaysOf(i).From));
    }

    [Theory]
    [InlineData(DayOfWeek.Sunday, "2026-01-11", "2026-03-08")]
    [InlineData(DayOfWeek.Saturday, "2026-01-10", "2026-03-14")]
    public void Weeks_begin_on_the_day_of_the_workspace(DayOfWeek day, string first, string last)
    {
        var axis = new TimeAxis(Days("2026-01-15", "2026-03-14"), "week", day);

        Assert.Equal((Day(first), Day(last)), (axis.Starts[0], axis.Starts[^1]));
    }

    [Fact]
    public void A_day_finds_its_part_and_one_outside_none()
    {
        var axis = new TimeAxis(Days("2026-01-15", "2026-03-14"), "month", DayOfWeek.Monday);

        Assert.Equal(0, axis.PartOf(Day("2026-01-31")));
        Assert.Equal(1, axis.PartOf(Day("2026-02-01")));
        Assert.Null(axis.PartOf(Day("2026-01-14")));
        Assert.Null(axis.PartOf(Day("2026-03-15")));
    }

    [Fact]
    public void More_days_than_a_chart_shows_are_cut_coarser()
    {
        Assert.Equal("day", TimeAxis.Fit(Days("2026-01-01", "2026-12-31"), "day"));
        Assert.Equal("week", TimeAxis.Fit(Days("2022-01-01", "2026-12-31"), "day"));
        Assert.Equal("quarter", TimeAxis.Fit(Days("2022-01-01", "2026-12-31"), "quarter"));
    }

    [Theory]
    [InlineData(0.382, 0.723, FigureKind.Percent, 0.3, 0.8)]
    [InlineData(3, 41, FigureKind.Count, 0, 50)]
    [InlineData(0, 0, FigureKind.Count, 0, 1)]
    [InlineData(31, 97, FigureKind.Duration, 30, 105)]
    [InlineData(-0.04, 0.11, FigureKind.Score, -0.05, 0.15)]
    public void Charts_that_are_compared_have_one_round_scale(double low, double high, FigureKind figure, double from, double to)
    {
        var scale = SharedScale.Of([low, null, high], figure)!;

        Assert.Equal((from, to), (Math.Round(scale.Low, 10), Math.Round(scale.High, 10)));
        Assert.InRange((scale.High - scale.Low) / scale.Step, 0.999, 6.001);
    }

    [Fact]
    public void Nothing_has_no_scale() => Assert.Null(SharedScale.Of([null, null], FigureKind.Number));

    private static PeriodDays Days(string from, string to) => new(Day(from), Day(to));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

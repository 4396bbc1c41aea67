using System.Globalization;
using CallInsight.Web.Shared;
using Xunit;

namespace CallInsight.Web.Tests.Shared;

public sealed class WritingFiguresTests
{
    public WritingFiguresTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.8432, "0.84")]
    [InlineData(8.432, "8.43")]
    [InlineData(84.32, "84.3")]
    [InlineData(99.96, "100")]
    [InlineData(843.2, "843")]
    [InlineData(1_234.0, "1,230")]
    [InlineData(9_994.0, "9,990")]
    [InlineData(9_996.0, "10.0\u00A0k")]
    [InlineData(12_412.0, "12.4\u00A0k")]
    [InlineData(999_600.0, "1.00\u00A0M")]
    [InlineData(84_320_000.0, "84.3\u00A0M")]
    public void A_tile_has_three_significant_digits(double value, string written) => Assert.Equal(written, Figures.Tile(value));

    [Theory]
    [InlineData(0.0, "0:00")]
    [InlineData(59.6, "1:00")]
    [InlineData(151.0, "2:31")]
    [InlineData(3_599.4, "59:59")]
    [InlineData(3_599.6, "1:00\u00A0h")]
    [InlineData(3_930.0, "1:06\u00A0h")]
    [InlineData(-20.0, "−0:20")]
    [InlineData(-0.2, "0:00")]
    public void A_length_is_minutes_and_seconds_and_from_an_hour_hours_and_minutes(double seconds, string written) =>
        Assert.Equal(written, Figures.Duration(seconds));

    [Theory]
    [InlineData(59.9, "0:59")]
    [InlineData(3_727.0, "1:02:07")]
    public void A_place_in_a_call_is_never_later_than_it_is(double seconds, string written) => Assert.Equal(written, Figures.Position(seconds));

    [Theory]
    [InlineData(FigureKind.Number)]
    [InlineData(FigureKind.Score)]
    [InlineData(FigureKind.Count)]
    [InlineData(FigureKind.Percent)]
    [InlineData(FigureKind.Duration)]
    [InlineData(FigureKind.Seconds)]
    public void What_is_not_known_is_a_dash_and_never_zero(FigureKind kind)
    {
        Assert.Equal("–", Figures.Full(null, kind));
        Assert.Equal("–", Figures.Short(null, kind));
        Assert.Equal("–", Figures.Full(double.NaN, kind));
        Assert.NotEqual("–", Figures.Full(0, kind));
    }

    [Fact]
    public void A_difference_has_its_sign_and_its_unit()
    {
        Assert.Equal("+2.1\u00A0pp", Figures.Points(0.0212));
        Assert.Equal("−2.1\u00A0pp", Figures.Points(-0.0212));
        Assert.Equal("0.0\u00A0pp", Figures.Points(-0.0002));
        Assert.Equal("+12.6%", Figures.SignedPercent(0.126));
    }

    [Fact]
    public void Numbers_follow_the_members_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");

        Assert.Equal("1.234,5", Figures.Number(1_234.5));
        Assert.Equal("57,1\u00A0%", Figures.Percent(0.5712));
    }

    [Fact]
    public void A_time_is_shown_in_the_members_zone()
    {
        var at = new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero);

        Assert.Equal("2 Jul 2026, 00:30", Figures.Moment(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
    }
}

using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class CuttingTimeTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z", 23)]
    [InlineData("Europe/Berlin", "2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z", 25)]
    [InlineData("America/New_York", "2025-03-09T05:00:00Z", "2025-03-10T04:00:00Z", 23)]
    [InlineData("America/New_York", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z", 25)]
    [InlineData("Australia/Lord_Howe", "2025-04-05T13:00:00Z", "2025-04-06T13:30:00Z", 24.5)]
    [InlineData("Australia/Lord_Howe", "2025-10-04T13:30:00Z", "2025-10-05T13:00:00Z", 23.5)]
    public void A_day_on_which_clocks_change_is_as_long_as_it_is(string zone, string from, string to, double hours)
    {
        var (start, end) = (Ticks(from), Ticks(to));
        var pieces = Cut(zone, FactsDimension.Day, start - (3 * TimeSpan.TicksPerDay), end + (3 * TimeSpan.TicksPerDay));
        var day = Assert.Single(pieces, p => p.From == start);
        Assert.Equal(end, day.To);
        Assert.Equal(hours, TimeSpan.FromTicks(day.To - day.From).TotalHours);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    public void Every_moment_of_a_year_lies_in_the_piece_of_its_local_time(string zone)
    {
        var (from, to) = (Ticks("2025-01-01T00:00:00Z"), Ticks("2026-01-01T00:00:00Z"));
        FactsDimension[] parts = [FactsDimension.HourOfDay, FactsDimension.Weekday, FactsDimension.Month];
        var pieces = TimePieces.Cut(TimeZoneInfo.FindSystemTimeZoneById(zone), DayOfWeek.Monday, parts, from, to);
        Assert.Equal((from, to), (pieces[0].From, pieces[^1].To));
        Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        foreach (var piece in pieces)
        {
            foreach (var at in new[] { piece.From, piece.To - 1 })
            {
                var local = TimeZoneInfo.ConvertTimeFromUtc(new DateTime(at, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone));
                Assert.Equal([local.Hour, (((int)local.DayOfWeek + 6) % 7) + 1, new DateOnly(local.Year, local.Month, 1).DayNumber], piece.Keys);
            }
        }
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "2025-02-24")]
    [InlineData(DayOfWeek.Sunday, "2025-03-02")]
    [InlineData(DayOfWeek.Saturday, "2025-03-01")]
    public void A_week_begins_on_the_day_that_is_asked_for(DayOfWeek first, string start)
    {
        var sunday = Ticks("2025-03-02T12:00:00Z");
        var piece = Assert.Single(TimePieces.Cut(TimeZoneInfo.Utc, first, [FactsDimension.Week], sunday, sunday + 1));
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture).DayNumber, piece.Keys[0]);
    }

    private static List<TimePiece> Cut(string zone, FactsDimension part, long from, long to)
        => TimePieces.Cut(TimeZoneInfo.FindSystemTimeZoneById(zone), DayOfWeek.Monday, [part], from, to);

    private static long Ticks(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).UtcTicks;
}

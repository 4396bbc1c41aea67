using System.Globalization;
using CallInsight.Contracts.Reports;
using Xunit;

namespace CallInsight.Grains.Tests.Reports;

public sealed class BeingDueTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-03-02T06:59:59Z", "2026-03-02T07:00:00Z")]
    [InlineData("2026-03-02T07:00:00Z", "2026-03-03T07:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T06:00:00Z")]
    public void Every_day_at_eight_is_the_next_eight_whatever_the_clock_does(string now, string due) => Assert.Equal(At(due), Daily("08:00").NextAfter(At(now), Berlin));

    [Theory]
    // On 29 March the clock goes from 02:00 to 03:00: 02:30 is not, and comes an hour later.
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z")]
    // On 25 October it goes from 03:00 back to 02:00: 02:30 is twice, and counts the first time alone.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("2026-10-25T01:00:00Z", "2026-10-26T01:30:00Z")]
    public void A_time_that_is_left_out_or_shown_twice_comes_once(string now, string due) => Assert.Equal(At(due), Daily("02:30").NextAfter(At(now), Berlin));

    [Fact]
    public void Over_a_year_a_time_in_the_gap_comes_once_each_day()
    {
        var (moment, days) = (At("2025-12-31T23:00:00Z"), new List<DateOnly>());
        while (days.Count < 365)
        {
            moment = Daily("02:30").NextAfter(moment, Berlin);
            days.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Berlin).DateTime));
        }

        Assert.Equal(Enumerable.Range(0, 365).Select(d => new DateOnly(2026, 1, 1).AddDays(d)), days);
    }

    [Theory]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-04T07:00:00Z")]
    [InlineData("2026-03-04T08:00:00Z", "2026-03-09T07:00:00Z")]
    public void Every_week_is_on_its_days(string now, string due)
        => Assert.Equal(At(due), new ReportSchedule("week", [DayOfWeek.Monday, DayOfWeek.Wednesday], null, new TimeOnly(8, 0)).NextAfter(At(now), Berlin));

    [Theory]
    [InlineData(31, "2026-01-31T12:00:00Z", "2026-02-28T07:00:00Z")]
    [InlineData(31, "2026-02-28T12:00:00Z", "2026-03-31T06:00:00Z")]
    [InlineData(null, "2028-02-01T00:00:00Z", "2028-02-29T07:00:00Z")]
    [InlineData(1, "2026-01-31T12:00:00Z", "2026-02-01T07:00:00Z")]
    public void Every_month_is_on_its_day_or_the_last_that_there_is(int? day, string now, string due)
        => Assert.Equal(At(due), new ReportSchedule("month", [], day, new TimeOnly(8, 0)).NextAfter(At(now), Berlin));

    [Fact]
    public void Of_times_that_were_missed_the_last_one_counts()
    {
        var was = At("2026-03-02T07:00:00Z");

        Assert.Equal(At("2026-03-06T07:00:00Z"), Daily("08:00").LastUpTo(At("2026-03-07T06:00:00Z"), was, Berlin));
        Assert.Equal(was, Daily("08:00").LastUpTo(At("2026-03-02T07:00:00Z"), was, Berlin));
        Assert.Null(Daily("08:00").LastUpTo(At("2026-03-02T06:00:00Z"), was, Berlin));
    }

    [Theory]
    [InlineData("yesterday", "2026-03-03", "2026-03-03")]
    [InlineData("lastWeek", "2026-02-23", "2026-03-01")]
    [InlineData("lastMonth", "2026-02-01", "2026-02-28")]
    [InlineData("lastQuarter", "2025-10-01", "2025-12-31")]
    [InlineData("last7Days", "2026-02-25", "2026-03-03")]
    [InlineData("last30Days", "2026-02-02", "2026-03-03")]
    [InlineData("quarterToDate", "2026-01-01", "2026-03-03")]
    public void A_period_ends_before_the_day_on_which_it_is_told(string period, string from, string to)
        => Assert.Equal((Day(from), Day(to)), ReportPeriods.DaysOf(period, new DateOnly(2026, 3, 4)));

    [Fact]
    public void On_its_first_day_a_quarter_is_the_one_that_ended()
        => Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)), ReportPeriods.DaysOf("quarterToDate", new DateOnly(2026, 4, 1)));

    private static ReportSchedule Daily(string at) => new("day", [], null, TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

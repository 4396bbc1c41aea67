using CallInsight.Contracts.Billing;
using CallInsight.Grains.Billing;
using Xunit;

namespace CallInsight.Grains.Tests.Billing;

public sealed class MeetingLimitsTests
{
    [Theory]
    [InlineData(0, "Free")]
    [InlineData(79, "Free")]
    [InlineData(80, "Near")]
    [InlineData(99, "Near")]
    [InlineData(100, "Over")]
    [InlineData(101, "Blocked")]
    public void A_hard_limit_warns_at_80_and_100_percent_and_blocks_beyond(long used, string step)
        => Assert.Equal(step, LimitRule.Of(new MeterLimit("calls", 100, 100, null, 1), used).Step.ToString());

    [Theory]
    [InlineData(105, "Over")]
    [InlineData(106, "Blocked")]
    public void Within_its_grace_a_hard_limit_only_warns(long used, string step)
        => Assert.Equal(step, LimitRule.Of(new MeterLimit("calls", 100, 100, null, 1), used, graceUnits: 5).Step.ToString());

    [Theory]
    [InlineData(2000, 0, 0)]
    [InlineData(2001, 1, 7)]
    [InlineData(2010, 10, 7)]
    [InlineData(2011, 11, 14)]
    public void What_is_beyond_a_soft_limit_is_priced_by_units_begun(long used, long overage, long charge)
        => Assert.Equal((overage, charge), LimitRule.Of(new MeterLimit("minutes", 2000, null, 7, 10), used) is var a ? (a.Overage, a.Charge) : default);

    [Fact]
    public void Nothing_is_let_in_where_nothing_is_included() => Assert.Equal(LimitStep.Blocked, LimitRule.Of(new MeterLimit("summaries", 0, 0, null, 1), 1).Step);

    [Fact]
    public void Without_a_limit_nothing_happens() => Assert.Equal(new LimitAnswer(LimitStep.Free, 0, 0), LimitRule.Of(null, long.MaxValue));

    [Theory]
    [InlineData("2026-03-20T10:00:00Z", "Europe/Berlin", "2026-04-03T22:00:00Z")]
    [InlineData("2026-10-20T23:30:00Z", "Europe/Berlin", "2026-11-04T23:00:00Z")]
    [InlineData("2026-02-20T10:00:00Z", "Pacific/Auckland", "2026-03-06T11:00:00Z")]
    [InlineData("2026-02-20T10:00:00Z", "America/Los_Angeles", "2026-03-07T08:00:00Z")]
    public void A_trial_ends_with_the_fourteenth_day_after_as_the_clock_on_the_wall_shows_it(string begun, string zone, string ends)
        => Assert.Equal(DateTimeOffset.Parse(ends, null), Subscription.TrialEnd(DateTimeOffset.Parse(begun, null), TimeZoneInfo.FindSystemTimeZoneById(zone)));
}

using CallInsight.Contracts;
using CallInsight.Grains.Reports;
using Xunit;

namespace CallInsight.Grains.Tests.Reports;

public sealed class ReachingFilesTests
{
    private static readonly Guid Member = Guid.CreateVersion7();
    private static readonly Guid[] Teams = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    [Fact]
    public void Whoever_reaches_less_than_what_a_file_was_made_of_does_not_take_it()
    {
        var (admin, both, one, rep) = (As(Role.Admin), As(Role.Manager, Teams), As(Role.Manager, Teams[0]), As(Role.Rep));

        Assert.True(Covers(admin, admin) && Covers(admin, both) && Covers(both, both) && Covers(both, one) && Covers(one, rep) && Covers(rep, rep));
        Assert.False(Covers(both, admin) || Covers(one, both) || Covers(rep, one) || Covers(As(Role.Auditor), rep));
        Assert.True(ReachMark.Covers(admin, Permission.Exports, null));
        Assert.False(ReachMark.Covers(both, Permission.Exports, null));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "2026-02-23")]
    [InlineData(DayOfWeek.Sunday, "2026-03-01")]
    [InlineData(DayOfWeek.Saturday, "2026-02-28")]
    public void Weeks_of_a_report_begin_on_the_workspaces_first_day(DayOfWeek firstDay, string start)
        => Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), new ReportAxis(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "week", firstDay).Starts[0]);

    private static bool Covers(Actor now, Actor then) => ReachMark.Covers(now, Permission.Exports, ReachMark.Of(then, Permission.Exports));

    private static Actor As(Role role, params Guid[] leads) => new("member", Member, role, [], leads, Member);
}

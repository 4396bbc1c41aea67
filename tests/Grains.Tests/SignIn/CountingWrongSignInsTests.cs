using CallInsight.Grains.SignIn;
using Xunit;

namespace CallInsight.Grains.Tests.SignIn;

public sealed class CountingWrongSignInsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private readonly WrongSignIns _wrong = new();

    [Fact]
    public void Thirty_wrong_ones_are_admitted_and_no_more()
    {
        Assert.All(Enumerable.Range(0, WrongSignIns.Most), i => Assert.True(Try(Now.AddSeconds(i), isWrong: true)));

        Assert.False(_wrong.Begin(Now.AddMinutes(5)));
    }

    [Fact]
    public void Ten_minutes_after_the_first_the_next_is_admitted()
    {
        Assert.All(Enumerable.Range(0, WrongSignIns.Most), i => Try(Now.AddSeconds(i), isWrong: true));

        Assert.False(_wrong.Begin(Now + WrongSignIns.Within - TimeSpan.FromTicks(1)));
        Assert.True(Try(Now + WrongSignIns.Within, isWrong: true));
        Assert.False(_wrong.Begin(Now + WrongSignIns.Within));
    }

    [Fact]
    public void Right_ones_are_not_counted()
        => Assert.All(Enumerable.Range(0, 3 * WrongSignIns.Most), _ => Assert.True(Try(Now, isWrong: false)));

    [Fact]
    public void An_office_may_sign_in_at_the_same_moment()
    {
        Assert.All(Enumerable.Range(0, WrongSignIns.MostUnderWay), _ => Assert.True(_wrong.Begin(Now)));

        Assert.False(_wrong.Begin(Now));
        Assert.True(_wrong.Begin(Now.AddMinutes(1)));
    }

    private bool Try(DateTimeOffset now, bool isWrong)
    {
        var admitted = _wrong.Begin(now);
        _wrong.End(now, isWrong);
        return admitted;
    }
}

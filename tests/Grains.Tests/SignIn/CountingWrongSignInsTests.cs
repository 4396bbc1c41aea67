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
        Assert.All(Enumerable.Range(0, WrongSignIns.Most), i => Assert.True(_wrong.Begin(Now.AddSeconds(i))));

        Assert.False(_wrong.Begin(Now.AddMinutes(5)));
    }

    [Fact]
    public void Ten_minutes_after_the_first_the_next_is_admitted()
    {
        Assert.All(Enumerable.Range(0, WrongSignIns.Most), i => _wrong.Begin(Now.AddSeconds(i)));

        Assert.False(_wrong.Begin(Now + WrongSignIns.Within - TimeSpan.FromTicks(1)));
        Assert.True(_wrong.Begin(Now + WrongSignIns.Within));
        Assert.False(_wrong.Begin(Now + WrongSignIns.Within));
    }

    [Fact]
    public void Right_ones_are_not_counted()
    {
        for (var i = 0; i < 3 * WrongSignIns.Most; i++)
        {
            Assert.True(_wrong.Begin(Now));
            _wrong.Forgive();
        }
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Grains.Members;
using Xunit;

namespace CallInsight.Grains.Tests.Members;

public sealed class GuessingAPasswordTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly MemberAccount Account = new(Guid.NewGuid(), "ada", null, "Ada", Role.Rep, "active", "hash", "stamp", 0, null, 1);

    [Fact]
    public void Ten_attempts_are_admitted_and_the_eleventh_is_not()
    {
        var account = Account;
        for (var i = 0; i < 10; i++)
        {
            account = SignInAttempts.Begin(account, Now)!;
        }

        Assert.Equal(10, account.FailedAttempts);
        Assert.Equal(Now.AddMinutes(5), account.LockedUntil);
        Assert.Null(SignInAttempts.Begin(account, Now.AddMinutes(4)));
    }

    [Fact]
    public void After_five_minutes_the_count_begins_anew()
    {
        var locked = Account with { FailedAttempts = 10, LockedUntil = Now };

        var account = SignInAttempts.Begin(locked, Now);

        Assert.Equal((1, (DateTimeOffset?)null), (account!.FailedAttempts, account.LockedUntil));
    }

    [Fact]
    public void The_right_password_takes_the_count_back()
    {
        var account = SignInAttempts.Forget(Account with { FailedAttempts = 10, LockedUntil = Now });

        Assert.Equal((0, (DateTimeOffset?)null), (account.FailedAttempts, account.LockedUntil));
    }
}

using CallInsight.Contracts.Members;

namespace CallInsight.Grains.Members;

/// <summary>How often a password may be guessed: ten times, then not for five minutes.</summary>
internal static class SignInAttempts
{
    public const int Most = 10;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    /// <summary>The account with one more attempt counted; null while it is locked.</summary>
    public static MemberAccount? Begin(MemberAccount account, DateTimeOffset now)
    {
        if (account.LockedUntil > now)
        {
            return null;
        }

        var attempts = (account.LockedUntil is null ? account.FailedAttempts : 0) + 1;
        return account with { FailedAttempts = attempts, LockedUntil = attempts >= Most ? now + LockedFor : null };
    }

    /// <summary>The account after the right password.</summary>
    public static MemberAccount Forget(MemberAccount account) => account with { FailedAttempts = 0, LockedUntil = null };
}

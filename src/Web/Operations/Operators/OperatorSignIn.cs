using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Operations;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace CallInsight.Web.Operations.Operators;

/// <summary>Signs operators in by e-mail, password and one-time code, all at once: a refusal tells not which was wrong, and comes not sooner
/// than a fixed time.</summary>
internal sealed class OperatorSignIn(IPasswordHasher<Account> hasher, IGrainFactory grains, TimeProvider time)
{
    /// <summary>What the page says to all of them.</summary>
    public const string Refused = "E-mail, password and code do not belong together. A code is good once: wait for the next one. After 10 wrong attempts an account is locked for 5 minutes.";

    private static readonly TimeSpan RefusedAfter = TimeSpan.FromMilliseconds(400);
    private static readonly Account Nobody = new(new MemberAccount(Guid.Empty, string.Empty, null, string.Empty, Role.Rep, "deactivated", null, string.Empty, 0, null, 0));
    private static string? _decoy;

    public string HashOf(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>The session to begin; null when it is refused.</summary>
    /// <param name="code">One-time code or recovery code.</param>
    public async Task<OperatorSession?> CheckAsync(HttpContext http, string email, string password, string code)
    {
        var (begun, address) = (time.GetTimestamp(), VisitorAddress.HashOf(http));
        CallContext.EnterPlatform();
        var attempt = await grains.Operators().BeginSignIn(email, address);
        var hash = attempt?.PasswordHash ?? (_decoy ??= HashOf(Guid.NewGuid().ToString()));
        var isRight = hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed && attempt is not null;
        if (await grains.Operators().EndSignIn(new EndOperatorSignIn(attempt?.Account, address, isRight, code)) is { } session)
        {
            return session;
        }

        var left = RefusedAfter - time.GetElapsedTime(begun);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, http.RequestAborted);
        }

        return null;
    }
}

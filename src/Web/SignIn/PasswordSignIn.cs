using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Identity;

namespace CallInsight.Web.SignIn;

/// <summary>Signs in by name and password. A name that nobody has, a wrong password, an account and an address that are locked get the same
/// answer, after the same hashing and not sooner than a fixed time, so that none can be told from another.</summary>
internal sealed class PasswordSignIn(UserManager<Account> accounts, IPasswordHasher<Account> hasher, IGrainFactory grains, TimeProvider time)
{
    /// <summary>What the page says to all of them.</summary>
    public const string Refused = "That name and password do not belong together. After 10 wrong attempts an account is locked for 5 minutes, after 30 from one address that address for up to 10.";

    // Above what a refusal costs with a write more or less, so that the write does not show.
    private static readonly TimeSpan RefusedAfter = TimeSpan.FromMilliseconds(400);
    private static readonly Account Nobody = new(new MemberAccount(Guid.Empty, string.Empty, null, string.Empty, Role.Rep, "deactivated", null, string.Empty, 0, null, 0));
    private static string? _decoy;

    /// <summary>The session to begin; null when it is refused.</summary>
    /// <param name="name">User name or e-mail.</param>
    public async Task<MemberSession?> CheckAsync(HttpContext http, string name, string password)
    {
        var begun = time.GetTimestamp();
        var tenant = http.RequireTenant().Tenant;
        var visitor = grains.Visitor(tenant, VisitorAddress.HashOf(http));
        if (!await visitor.Begin())
        {
            HashInVain(Nobody, password);
        }
        else if (await AdmittedAsync(tenant, visitor, name, password) is { } session)
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

    /// <summary>Whether it is the member's present password; counted as an attempt like any other, until a new password forgives it.</summary>
    public async Task<bool> IsPasswordOfAsync(Guid tenant, Guid member, string password)
        => await accounts.FindByIdAsync(member.ToString("N")) is { } account
            && await grains.Member(tenant, member).BeginSignIn()
            && await HasPasswordAsync(account, password);

    /// <summary>An attempt that ends in a fault of ours is not counted as wrong.</summary>
    private async Task<MemberSession?> AdmittedAsync(Guid tenant, IVisitorGrain visitor, string name, string password)
    {
        var isWrong = false;
        try
        {
            if (await FindAsync(name) is not { } account)
            {
                HashInVain(Nobody, password);
                isWrong = true;
                return null;
            }

            var session = await TryAsync(tenant, account, password);
            isWrong = session is null;
            return session;
        }
        finally
        {
            await visitor.End(isWrong);
        }
    }

    private async Task<Account?> FindAsync(string name) => await accounts.FindByNameAsync(name) ?? await accounts.FindByEmailAsync(name);

    private async Task<MemberSession?> TryAsync(Guid tenant, Account account, string password)
    {
        var member = grains.Member(tenant, account.Kept.Member);
        var admitted = await member.BeginSignIn();
        return await HasPasswordAsync(account, password) && admitted ? await member.EndSignIn() : null;
    }

    private async Task<bool> HasPasswordAsync(Account account, string password)
    {
        if (account.Kept.PasswordHash is not null)
        {
            return await accounts.CheckPasswordAsync(account, password);
        }

        HashInVain(account, password);
        return false;
    }

    private void HashInVain(Account account, string password)
        => hasher.VerifyHashedPassword(account, _decoy ??= hasher.HashPassword(account, Guid.NewGuid().ToString()), password);
}

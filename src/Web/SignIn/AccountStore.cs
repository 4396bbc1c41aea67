using CallInsight.Contracts;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Identity;

namespace CallInsight.Web.SignIn;

/// <summary>The identity framework's store over the Member grain. It finds accounts of the request's tenant and keeps a hash that
/// the framework renewed; whoever adds or removes members asks the grain itself. Attempts are counted by the grain
/// (<see cref="PasswordSignIn"/>), because a count read here and written back would lose guesses sent side by side.</summary>
internal sealed class AccountStore(IGrainFactory grains, ReaderDatabase database, IHttpContextAccessor http)
    : IUserPasswordStore<Account>, IUserEmailStore<Account>, IUserSecurityStampStore<Account>
{
    private const string ByUserName = "select member_id from members where tenant_id = $1 and lower(user_name) = lower($2)";

    // An address that several members share names none of them.
    private const string ByEmail = "select member_id from members where tenant_id = $1 and lower(email) = lower($2) limit 2";

    private Guid Tenant => http.HttpContext!.RequireTenant().Tenant;

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
        => Guid.TryParse(userId, out var member) && await grains.Member(Tenant, member).GetAccount() is { } account ? new Account(account) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => OnlyOneAsync(ByUserName, normalizedUserName, cancellationToken);

    public Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => OnlyOneAsync(ByEmail, normalizedEmail, cancellationToken);

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
        => await grains.Member(Tenant, user.Kept.Member).SaveAccount(user.Kept) is { Refusal: { } refusal }
            ? IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Message })
            : IdentityResult.Success;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Kept.Member.ToString("N"));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Kept.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Kept.UserName.ToUpperInvariant());

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Kept.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Kept.PasswordHash is not null);

    public Task<string?> GetEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Kept.Email);

    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Kept.Email?.ToUpperInvariant());

    // Addresses are given by admins and later by identity providers; members do not confirm them.
    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Kept.Email is not null);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Kept.SecurityStamp);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Kept = user.Kept with { PasswordHash = passwordHash };
        return Task.CompletedTask;
    }

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.Kept = user.Kept with { SecurityStamp = stamp };
        return Task.CompletedTask;
    }

    // The framework sets these two before each update; the database compares names without case by itself.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetEmailAsync(Account user, string? email, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
        // Nothing is held.
    }

    private static NotSupportedException Elsewhere() => new("Members are added, changed and removed by the Member grain alone.");

    private async Task<Account?> OnlyOneAsync(string sql, string name, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(Tenant, sql, r => r.GetGuid(0), cancellationToken, Tenant, name);
        return found is [var member] && await grains.Member(Tenant, member).GetAccount() is { } account ? new Account(account) : null;
    }
}

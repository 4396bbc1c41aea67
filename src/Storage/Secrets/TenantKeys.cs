using System.Collections.Concurrent;
using System.Security.Cryptography;
using CallInsight.Storage.Sessions;

namespace CallInsight.Storage.Secrets;

/// <summary>Finds tenants' keys: read once from <c>tenant_keys</c>, unwrapped by the vault, kept for 5 minutes.</summary>
public sealed class TenantKeys(TenantDatabase database, IKeyVault vault, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, (TenantKey Key, DateTimeOffset Until)> _kept = new();

    /// <summary>The tenant's present key.</summary>
    /// <exception cref="CryptographicException">The tenant has none, or it was destroyed.</exception>
    public async ValueTask<TenantKey> GetAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(tenant, out var kept) && kept.Until > now)
        {
            return kept.Key;
        }

        var row = await database.QueryAsync(
            tenant,
            "select version, wrapped from tenant_keys where tenant_id = $1 and wrapped is not null order by version desc limit 1",
            r => (Version: r.GetInt32(0), Wrapped: r.GetFieldValue<byte[]>(1)),
            cancellationToken,
            tenant);
        if (row is not [var (version, wrapped)])
        {
            throw new CryptographicException($"Tenant {tenant} has no key: it was never made or was destroyed.");
        }

        var secret = await vault.UnwrapAsync(wrapped, Purpose(tenant, version), cancellationToken);
        var key = new TenantKey(tenant, version, secret);
        _kept[tenant] = (key, now + KeptFor);
        return key;
    }

    /// <summary>A new key for a tenant that has none: its secret wrapped, for <c>tenant_keys</c>, and the key.</summary>
    public async ValueTask<(TenantKey Key, byte[] Wrapped)> MakeAsync(Guid tenant, int version, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        return (new TenantKey(tenant, version, secret), await vault.WrapAsync(secret, Purpose(tenant, version), cancellationToken));
    }

    /// <summary>What a tenant's key is wrapped for: it opens nothing else.</summary>
    internal static string Purpose(Guid tenant, int version) => FormattableString.Invariant($"tenant/{tenant:N}/{version}");
}

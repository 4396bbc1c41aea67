using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>Finds out about identity providers, and keeps what it found for ten minutes.</summary>
internal sealed class Providers(ProviderClient client, IOptions<ConnectionOptions> options, TimeProvider time)
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    // A key that is not known yet is looked for at once, but not for each token that somebody makes up.
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (Provider Provider, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    /// <param name="fresh">Asks again, whatever is kept.</param>
    /// <returns>The provider, or what is wrong.</returns>
    public async Task<(Provider? Provider, string? Fault)> FindAsync(string issuer, bool fresh, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!fresh && _kept.TryGetValue(issuer, out var kept) && now - kept.At < KeptFor)
        {
            return (kept.Provider, null);
        }

        var (found, fault) = await AskAsync(issuer, cancellationToken);
        if (found is not null)
        {
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[issuer] = (found, now);
        }

        return (found, fault);
    }

    /// <summary>The provider with the keys that it has now, where those that are kept are not quite new.</summary>
    public async Task<Provider> RenewedAsync(Provider provider, CancellationToken cancellationToken)
        => _kept.TryGetValue(provider.Issuer, out var kept) && time.GetUtcNow() - kept.At < RenewedAfter
            ? kept.Provider
            : (await FindAsync(provider.Issuer, fresh: true, cancellationToken)).Provider ?? provider;

    private async Task<(Provider? Provider, string? Fault)> AskAsync(string issuer, CancellationToken cancellationToken)
    {
        var address = new Uri(issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        var answer = await client.GetAsync(address, null, cancellationToken);
        if (!answer.IsGood)
        {
            return (null, answer.Fault ?? $"{address} answered with {answer.Status}.");
        }

        var (provider, fault) = Provider.Read(answer.Json!.Value, issuer, options.Value.AllowPrivate);
        if (provider is null)
        {
            return (null, fault);
        }

        var keys = await client.GetAsync(provider.KeysAddress, null, cancellationToken);
        return keys.IsGood && Provider.ReadKeys(keys.Json!.Value) is { Count: > 0 } read
            ? (provider with { Keys = read }, null)
            : (null, keys.Fault ?? $"{provider.KeysAddress} holds no keys for signatures.");
    }
}

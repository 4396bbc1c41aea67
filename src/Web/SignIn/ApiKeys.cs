using System.Collections.Concurrent;
using System.Net;
using CallInsight.Contracts;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.SignIn;

/// <summary>Finds who is behind a bearer key. Keys are kept for two seconds, so that a revocation acts within them.</summary>
internal sealed class ApiKeys(ReaderDatabase database, IGrainFactory grains, TimeProvider time)
{
    private const int MostKept = 50_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (FoundKey? Key, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    /// <summary>The live key of a token; null when there is none.</summary>
    public async ValueTask<FoundKey?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!ApiKeyToken.IsWellFormed(token))
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (_kept.TryGetValue(token, out var kept) && kept.Until > now)
        {
            return kept.Key;
        }

        var rows = await database.AskDoorAsync(
            "select tenant_id, key_id, member_id, scopes, expires_at, revoked_at, allowed_from from door.api_key($1)",
            r => new { Tenant = r.GetGuid(0), Key = r.GetGuid(1), Member = r.IsDBNull(2) ? (Guid?)null : r.GetGuid(2), Scopes = r.GetFieldValue<string[]>(3), Expires = r.IsDBNull(4) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(4), Revoked = !r.IsDBNull(5), From = r.GetFieldValue<string[]>(6) },
            cancellationToken,
            Tokens.Hash(token));
        var found = rows is [{ Revoked: false } row] && !(row.Expires <= now)
            ? await WithMemberAsync(row.Tenant, row.Key, row.Member, row.Scopes, [.. row.From.Select(n => IPNetwork.Parse(n))])
            : null;
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        _kept[token] = (found, now + KeptFor);
        if (found is not null)
        {
            CallContext.Enter(found.Tenant);
            await grains.Tenant(found.Tenant).KeyUsed(found.Actor.Id!.Value);
        }

        return found;
    }

    /// <summary>A personal key is worth no more than its member is now.</summary>
    private async Task<FoundKey?> WithMemberAsync(Guid tenant, Guid key, Guid? member, string[] scopes, IReadOnlyList<IPNetwork> allowedFrom)
    {
        if (member is null)
        {
            return new FoundKey(tenant, new Actor("key", key, null, scopes, [], null), allowedFrom);
        }

        CallContext.Enter(tenant);
        return await grains.Member(tenant, member.Value).GetSession() is { } session
            ? new FoundKey(tenant, new Actor("key", key, session.Role, scopes, session.Leads, member), allowedFrom)
            : null;
    }
}

/// <summary>A live key.</summary>
/// <param name="AllowedFrom">From where it may be used; none: everywhere.</param>
internal sealed record FoundKey(Guid Tenant, Actor Actor, IReadOnlyList<IPNetwork> AllowedFrom)
{
    /// <summary>Whether it may be used from an address. An address of version 4 is the same when it comes as one of version 6.</summary>
    public bool MayComeFrom(IPAddress? address)
        => AllowedFrom.Count == 0 || (address is not null && AllowedFrom.Any(n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));
}

/// <summary>A live key came from where it may not be used.</summary>
internal sealed record KeyElsewhere;

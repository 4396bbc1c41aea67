using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Storage.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>What a provider vouches for.</summary>
/// <param name="Claims">Of the ID token; null where it was not accepted.</param>
/// <param name="More">Of userinfo; null where it was not asked.</param>
internal sealed record Vouched(Checks Checks, IReadOnlyList<ClaimSeen> Seen, JsonElement? Claims, JsonElement? More)
{
    private const int LongestName = 100;

    /// <summary>The person; null where a check failed that must not.</summary>
    public SsoPerson? PersonFor(ConnectionSettings settings)
    {
        if (Checks.Failed is not null || Claims is not { } claims)
        {
            return null;
        }

        var email = TextOf(settings.EmailClaim)?.Trim();
        var name = TextOf(settings.NameClaim)?.Trim();
        return new SsoPerson(
            Provider.Text(claims, "sub")!,
            email is { Length: > 2 and <= 254 } && System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email && !email.Any(IsDisguised) ? email : null,
            IsTrue(settings.VerifiedClaim),
            string.IsNullOrEmpty(name) ? email ?? "–" : name[..Math.Min(name.Length, LongestName)],
            settings.GroupsClaim is { } groups && Holder(groups) is { } holder ? Provider.Texts(holder, groups) : null);
    }

    private string? TextOf(string claim) => Holder(claim) is { } holder ? Provider.Text(holder, claim) : null;

    // In small letters the sign for kelvin is a k and the capital i with a dot an i: another address than the one that was verified.
    private static bool IsDisguised(char c) => c is '\u212A' or '\u0130';

    // What is signed comes first.
    private JsonElement? Holder(string claim) => Claims is { } claims && claims.TryGetProperty(claim, out _) ? claims : More is { } more && more.TryGetProperty(claim, out _) ? more : null;

    // Some write it as a text or a number.
    private bool IsTrue(string claim) => Holder(claim) is { } holder && holder.GetProperty(claim) is var value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => value.GetString() is "true" or "True" or "1",
        JsonValueKind.Number => value.TryGetInt32(out var number) && number == 1,
        _ => false,
    };
}

/// <summary>Somebody whom a provider vouches for.</summary>
/// <param name="Groups">Null where it told nothing of groups.</param>
internal sealed record SsoPerson(string Subject, string? Email, bool EmailVerified, string Name, IReadOnlyList<string>? Groups)
{
    /// <summary>What comes behind the @, in small letters; null without an address.</summary>
    public string? Domain => Email?[(Email.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>The role and team that the rules give; null leaves what is there.</summary>
    /// <param name="isNew">Who is new must have a role.</param>
    public (Role? Role, Guid? Team) PlaceBy(ConnectionSettings settings, bool isNew)
    {
        if (settings.Rules.Count == 0 || Groups is null)
        {
            return (isNew ? settings.DefaultRole : null, null);
        }

        var fitting = settings.Rules.Where(r => Groups.Contains(r.Group, StringComparer.Ordinal)).ToList();
        return (fitting.Find(r => r.Role is not null)?.Role ?? settings.DefaultRole, fitting.Find(r => r.Team is not null)?.Team);
    }
}

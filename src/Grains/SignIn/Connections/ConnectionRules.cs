using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;

namespace CallInsight.Grains.SignIn.Connections;

/// <summary>What a connection and a domain must be.</summary>
internal static class ConnectionRules
{
    public const int Most = 10;
    public const int MostDomains = 50;
    private const int MostRules = 100;
    private static readonly IdnMapping Idn = new();

    // Anybody can have an address there: who proves nothing by it.
    private static readonly HashSet<string> PublicMail = new(
        ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "proton.me", "protonmail.com", "mail.com", "mail.ru", "yandex.ru", "qq.com", "163.com", "zoho.com", "fastmail.com"],
        StringComparer.Ordinal);

    /// <summary>Every fault of the settings by its field.</summary>
    /// <param name="teams">Those of the rules' teams that there are.</param>
    public static Dictionary<string, string> FaultsOf(ConnectionSettings s, string? secret, IReadOnlySet<Guid> teams, bool allowPrivate)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        void Check(bool isRight, string field, string fault)
        {
            if (!isRight)
            {
                faults.TryAdd(field, fault);
            }
        }

        Check(s.Name.Length is >= 1 and <= 60 && s.Name == s.Name.Trim() && !s.Name.Any(char.IsControl), "name", "Give a name of 1 to 60 characters: the sign-in page shows it.");
        Check(IsIssuer(s.Issuer, allowPrivate), "issuer", "Give the provider's issuer, such as https://login.example.com, as its discovery document writes it: https, without ? and #.");
        Check(s.ClientId.Length is >= 1 and <= 300 && !s.ClientId.Any(char.IsControl), "clientId", "Give the client id that the provider shows, up to 300 characters.");
        Check(secret is null or { Length: <= 1_000 }, "clientSecret", "A client secret has at most 1,000 characters.");
        Check(s.Scopes.Length <= 300 && s.Scopes.All(c => c is ' ' or (>= '!' and <= '~' and not '"' and not '\\')), "scopes", "Give scopes with spaces between, such as email profile.");
        foreach (var (field, claim) in new[] { ("emailClaim", s.EmailClaim), ("verifiedClaim", s.VerifiedClaim), ("nameClaim", s.NameClaim), ("groupsClaim", s.GroupsClaim ?? "-") })
        {
            Check(claim.Length is >= 1 and <= 200 && !claim.Any(char.IsControl), field, "Give the name of a claim, up to 200 characters.");
        }

        Check(Enum.IsDefined(s.DefaultRole) && s.DefaultRole != Role.Owner, "defaultRole", "Choose a role other than owner: owners are made by owners alone.");
        Check(s.Rules.Count <= MostRules, "rules", FormattableString.Invariant($"A connection has at most {MostRules} rules."));
        Check(s.Rules.All(r => r.Group.Length is >= 1 and <= 300), "rules", "Each rule names a group of 1 to 300 characters.");
        Check(s.Rules.All(r => r.Role != Role.Owner), "rules", "No rule can give the role owner: owners are made by owners alone.");
        Check(s.Rules.All(r => r.Team is not { } team || teams.Contains(team)), "rules", "A rule names a team that there is not.");
        Check(s.Rules.Count == 0 || s.GroupsClaim is not null, "groupsClaim", "Give the claim that holds the groups which the rules name.");
        return faults;
    }

    /// <summary>Whether settings differ in what a test looks at.</summary>
    public static bool NeedTest(ConnectionSettings a, ConnectionSettings b)
        => (a.Issuer, a.ClientId, a.Scopes, a.EmailClaim, a.VerifiedClaim, a.NameClaim) != (b.Issuer, b.ClientId, b.Scopes, b.EmailClaim, b.VerifiedClaim, b.NameClaim);

    /// <summary>A domain as it is kept: small letters, without a dot at its end, letters of other alphabets as DNS writes them; null where it is none.</summary>
    public static string? DomainOf(string written)
    {
        try
        {
            var domain = Idn.GetAscii(written.Trim().TrimEnd('.').ToLowerInvariant());
            return domain.Length <= 240 && domain.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(domain) == UriHostNameType.Dns ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether anybody can have an address of the domain.</summary>
    public static bool IsPublicMail(string domain) => PublicMail.Contains(domain);

    private static bool IsIssuer(string issuer, bool allowPrivate)
        => issuer.Length <= 500 && Uri.TryCreate(issuer, UriKind.Absolute, out var address)
            && (address.Scheme == "https" || (allowPrivate && address.Scheme == "http"))
            && address is { UserInfo.Length: 0, Fragment.Length: 0, Query.Length: 0 };
}

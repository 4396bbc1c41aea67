using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;

namespace CallInsight.Grains.Tenants;

/// <summary>What an API key must be.</summary>
internal static class ApiKeyRules
{
    private const int MostNetworks = 20;
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    public static Refusal? Check(IssueApiKey command, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > 100)
        {
            faults["name"] = "Give a name of 1 to 100 characters.";
        }

        if (command.Scopes.Count == 0)
        {
            faults["scopes"] = "Give at least one scope.";
        }
        else if (command.Scopes.FirstOrDefault(s => !Scopes.Every.Contains(s)) is { } unknown)
        {
            faults["scopes"] = $"There is no scope \"{unknown}\". The scopes are {string.Join(", ", Scopes.Every)}.";
        }

        if (command.ExpiresAt <= now)
        {
            faults["expiresAt"] = "It must lie in the future.";
        }

        if (command.AllowedFrom?.Count > MostNetworks)
        {
            faults["allowedFrom"] = $"Give at most {MostNetworks} addresses and networks.";
        }
        else if (command.AllowedFrom?.FirstOrDefault(n => NetworkOf(n) is null) is { } unknown)
        {
            faults["allowedFrom"] = $"\"{unknown}\" is no address and no network such as 192.0.2.0/24.";
        }

        return faults.Count == 0 ? null : Invalid(faults);
    }

    /// <summary>When the old one of two keys may end: from now on, and not so late that both are forgotten.</summary>
    public static Refusal? CheckOverlap(DateTimeOffset oldEndsAt, DateTimeOffset now)
        => oldEndsAt < now || oldEndsAt > now + LongestOverlap
            ? Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["oldEndsAt"] = $"It must lie within the next {LongestOverlap.Days} days." })
            : null;

    /// <summary>Networks in the form in which they are kept.</summary>
    public static string[] Networks(IssueApiKey command) => [.. (command.AllowedFrom ?? []).Select(n => NetworkOf(n)!).Distinct(StringComparer.Ordinal)];

    // An address is a network of one.
    private static string? NetworkOf(string text)
        => IPNetwork.TryParse(text.Trim(), out var network) ? network.ToString()
            : IPAddress.TryParse(text.Trim(), out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8).ToString()
            : null;

    private static Refusal Invalid(Dictionary<string, string> faults) => new("key.invalid", RefusalKind.Invalid, "Some fields are not right.", faults);
}

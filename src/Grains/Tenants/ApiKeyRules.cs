using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;

namespace CallInsight.Grains.Tenants;

/// <summary>What an API key must be.</summary>
internal static class ApiKeyRules
{
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

        return faults.Count == 0 ? null : new Refusal("key.invalid", RefusalKind.Invalid, "Some fields are not right.", faults);
    }
}

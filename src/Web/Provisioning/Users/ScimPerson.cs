using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Web.Members;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Users;

/// <summary>What the product takes from a User resource.</summary>
internal static class ScimPerson
{
    private const int LongestUserName = 200;
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    /// <param name="resource">In the form of the schema.</param>
    /// <param name="isActive">Where the resource does not say.</param>
    /// <exception cref="ScimRefused"><c>invalidValue</c>.</exception>
    public static ProvisionedPerson Of(JsonObject resource, bool isActive)
    {
        var userName = Text(resource, "userName")?.Trim();
        if (string.IsNullOrEmpty(userName) || userName.Length > LongestUserName)
        {
            throw ScimRefused.Value($"userName is needed, of 1 to {LongestUserName} characters.");
        }

        resource["userName"] = userName;
        var active = resource["active"] is JsonValue said ? said.ToString() == "true" : isActive;
        resource["active"] = active;
        var externalId = Text(resource, "externalId");
        return new ProvisionedPerson(userName, Email(resource), Name(resource, userName), active, RoleOf(resource), externalId, JsonSerializer.SerializeToUtf8Bytes(resource));
    }

    /// <summary>The e-mail that the product uses; null for none.</summary>
    private static string? Email(JsonObject resource)
    {
        var emails = Values(resource, "emails").Where(v => Text(v, "value") is { Length: > 0 }).ToList();
        var chosen = emails.Find(IsPrimary) ?? emails.Find(v => string.Equals(Text(v, "type"), "work", StringComparison.OrdinalIgnoreCase)) ?? emails.FirstOrDefault();
        return chosen is null ? null : Text(chosen, "value")!.Trim() is { Length: <= LongestEmail } email ? email : throw ScimRefused.Value($"An e-mail address has at most {LongestEmail} characters.");
    }

    private static string Name(JsonObject resource, string userName)
    {
        var name = resource["name"] as JsonObject ?? [];
        var parts = string.Join(' ', new[] { Text(name, "givenName"), Text(name, "familyName") }.Where(p => !string.IsNullOrWhiteSpace(p)));
        var whole = new[] { Text(resource, "displayName"), Text(name, "formatted"), parts, userName }.First(n => !string.IsNullOrWhiteSpace(n))!.Trim();
        return whole.Length <= LongestName ? whole : whole[..LongestName];
    }

    // Owners are made by owners.
    private static Role? RoleOf(JsonObject resource)
        => Values(resource, "roles").OrderByDescending(IsPrimary).Select(v => RoleNames.Parse(Text(v, "value")?.Trim().ToLowerInvariant() ?? string.Empty)).FirstOrDefault(r => r is not null and not Role.Owner);

    private static IEnumerable<JsonObject> Values(JsonObject resource, string name) => resource[name] is JsonArray values ? values.OfType<JsonObject>() : [];

    private static bool IsPrimary(JsonObject value) => value["primary"]?.ToString() == "true";

    private static string? Text(JsonObject container, string name) => container[name]?.ToString();
}

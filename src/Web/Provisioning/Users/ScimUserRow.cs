using System.Globalization;
using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Users;

/// <summary>A provisioned member.</summary>
/// <param name="Stored">What the identity provider said, with name and state as the product has them now.</param>
internal sealed record ScimUserRow(Guid Id, JsonObject Stored, int Version, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt, IReadOnlyList<ScimGroupOfUser> Groups)
{
    public string Tag => ScimTags.Of(Version);

    /// <summary>As it is answered.</summary>
    public JsonObject Resource(string root)
    {
        var resource = new JsonObject
        {
            ["schemas"] = Stored.ContainsKey(ScimSchemas.Enterprise.Id) ? new JsonArray(ScimSchemas.User.Id, ScimSchemas.Enterprise.Id) : new JsonArray(ScimSchemas.User.Id),
            ["id"] = Id.ToString(),
        };
        foreach (var (name, value) in Stored)
        {
            resource[name] = value?.DeepClone();
        }

        if (Groups.Count > 0)
        {
            resource["groups"] = new JsonArray([.. Groups.Select(g => new JsonObject { ["value"] = g.Id.ToString(), ["$ref"] = $"{root}/Groups/{g.Id}", ["display"] = g.Name, ["type"] = "direct" })]);
        }

        resource["meta"] = ScimTags.Meta(ScimSchemas.Users, Id, root, Version, CreatedAt, ModifiedAt);
        return resource;
    }
}

internal sealed record ScimGroupOfUser(Guid Id, string Name);

/// <summary>Versions of resources as ETags, and what stands under <c>meta</c>.</summary>
internal static class ScimTags
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version}\"");

    public static JsonObject Meta(ScimResourceType type, Guid id, string root, int version, DateTimeOffset createdAt, DateTimeOffset modifiedAt) => new()
    {
        ["resourceType"] = type.Name,
        ["created"] = ScimMoments.Write(createdAt),
        ["lastModified"] = ScimMoments.Write(modifiedAt),
        ["location"] = $"{root}{type.Path}/{id}",
        ["version"] = Of(version),
    };

    /// <summary>The version that <c>If-Match</c> asks for; null where it does not ask, or takes any.</summary>
    /// <exception cref="ScimRefused">412: it names none of ours.</exception>
    public static int? Expected(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim();
        if (text is "" or "*")
        {
            return null;
        }

        var bare = (text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text).Trim('"');
        return int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw new ScimRefused(StatusCodes.Status412PreconditionFailed, null, "It was changed meanwhile. Read it again.");
    }
}

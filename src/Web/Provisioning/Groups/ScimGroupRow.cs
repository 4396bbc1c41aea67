using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;
using CallInsight.Web.Provisioning.Users;

namespace CallInsight.Web.Provisioning.Groups;

/// <summary>A provisioned group.</summary>
/// <param name="Members">Null where nobody asked for them.</param>
internal sealed record ScimGroupRow(Guid Id, string Name, string? ExternalId, int Version, DateTimeOffset CreatedAt, DateTimeOffset ModifiedAt, IReadOnlyList<ScimMemberOfGroup>? Members = null)
{
    public string Tag => ScimTags.Of(Version);

    /// <summary>As it is answered.</summary>
    public JsonObject Resource(string root)
    {
        var resource = new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.Group.Id), ["id"] = Id.ToString() };
        if (ExternalId is { } external)
        {
            resource["externalId"] = external;
        }

        resource["displayName"] = Name;
        if (Members is { } members)
        {
            resource["members"] = new JsonArray([.. members.Select(m => m.Resource(root))]);
        }

        resource["meta"] = ScimTags.Meta(ScimSchemas.Groups, Id, root, Version, CreatedAt, ModifiedAt);
        return resource;
    }
}

internal sealed record ScimMemberOfGroup(Guid Id, string Name)
{
    public JsonObject Resource(string root) => new() { ["value"] = Id.ToString(), ["$ref"] = $"{root}/Users/{Id}", ["display"] = Name, ["type"] = "User" };
}

using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Patching;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Groups;

/// <summary>What becomes of a group: its name, and who joins and leaves. Those who are in it need not be read for that.</summary>
internal sealed class GroupChange(string name, string? externalId)
{
    private static readonly ScimAttribute MembersAttribute = ScimSchemas.Group.Attribute("members")!;

    public string Name { get; private set; } = name;

    public string? ExternalId { get; private set; } = externalId;

    /// <summary>Whether <see cref="Add"/> is everybody.</summary>
    public bool Replace { get; private set; }

    public HashSet<Guid> Add { get; } = [];

    public HashSet<Guid> Remove { get; } = [];

    /// <summary>A whole resource. Without members they stay as they are: a name that is sent alone must not empty a group.</summary>
    public void Put(JsonObject resource)
    {
        Name = NameOf(resource["displayName"]);
        ExternalId = resource["externalId"]?.ToString();
    }

    /// <summary>Those who are in it from now on.</summary>
    public void PutMembers(JsonNode? members)
    {
        Replace = true;
        Add.Clear();
        Remove.Clear();
        Add.UnionWith(Ids(members));
    }

    /// <param name="present">Who is in the group, for paths that choose otherwise than by id.</param>
    /// <exception cref="ScimRefused">Nothing of it is done.</exception>
    public async Task ApplyAsync(ScimOperation operation, Func<Task<IReadOnlyList<ScimMemberOfGroup>>> present)
    {
        if (operation.Path is { } path)
        {
            await ApplyAsync(operation, ScimFilterReader.ReadPath(ScimSchemas.Groups, path), present);
            return;
        }

        foreach (var (name, value) in operation.Value as JsonObject ?? throw ScimRefused.Value("Without a path the value is an object."))
        {
            if (ScimSchemas.Groups.Find(name) is { IsReadOnly: false, Part: null } place)
            {
                await ApplyAsync(operation with { Value = value }, new ScimTarget(place), present);
            }
        }
    }

    private async Task ApplyAsync(ScimOperation operation, ScimTarget target, Func<Task<IReadOnlyList<ScimMemberOfGroup>>> present)
    {
        switch (target.Place!.Attribute!.Name)
        {
            case "displayName":
                Name = NameOf(operation.Kind == "remove" ? null : operation.Value);
                break;
            case "externalId":
                ExternalId = operation.Kind == "remove" ? null : operation.Value?.ToString();
                break;
            case "members" when target is { Part: null, Place.Part: null }:
                await ApplyMembersAsync(operation, target.Within, present);
                break;
            default:
                throw ScimRefused.ReadOnly(target.Place.Leaf!.Name);
        }
    }

    private async Task ApplyMembersAsync(ScimOperation operation, ScimFilter? within, Func<Task<IReadOnlyList<ScimMemberOfGroup>>> present)
    {
        switch (operation.Kind)
        {
            case "remove" when within is not null:
                Leave(await ChosenAsync(within, present));
                break;
            case "remove" when operation.HasValue:
                var named = Ids(operation.Value);
                Leave(named.Count > 0 ? named : throw ScimRefused.Value("Name the members to remove."));
                break;
            case "remove":
                PutMembers(null);
                break;
            case "add" when within is null:
                var joining = Ids(operation.Value);
                Add.UnionWith(joining);
                Remove.ExceptWith(joining);
                break;
            case "replace" when within is null:
                PutMembers(operation.Value);
                break;
            default:
                throw ScimRefused.ReadOnly("A member of a group");
        }
    }

    private void Leave(IReadOnlyCollection<Guid> leaving)
    {
        Add.ExceptWith(leaving);
        Remove.UnionWith(leaving);
    }

    private static async Task<IReadOnlyCollection<Guid>> ChosenAsync(ScimFilter within, Func<Task<IReadOnlyList<ScimMemberOfGroup>>> present)
        => within is CompareFilter { Operator: "eq", Literal: { } id, Target.Leaf.Name: "value" }
            ? [IdOf(id.ToString())]
            : [.. (await present()).Where(m => ScimMatch.IsMatch(within, m.Resource(string.Empty))).Select(m => m.Id)];

    private static List<Guid> Ids(JsonNode? members)
        => [.. (ScimJson.Value(MembersAttribute, members) as JsonArray ?? []).OfType<JsonObject>().Select(m => IdOf(m["value"]?.ToString()))];

    private static Guid IdOf(string? text) => Guid.TryParse(text, out var id) ? id : throw ScimRefused.Value("A member is named by the id of a user.");

    private static string NameOf(JsonNode? value)
        => (ScimJson.Value(ScimSchemas.Group.Attribute("displayName")!, value)?.ToString().Trim()) is { Length: > 0 } name ? name : throw ScimRefused.Value("displayName is needed.");
}

using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Patching;

/// <summary>Does an operation to an attribute of several values.</summary>
internal static class PatchValues
{
    public static void Apply(ScimOperation operation, JsonObject container, ScimAttribute attribute, ScimTarget target, JsonNode? value)
    {
        var present = container[attribute.Name] as JsonArray ?? [];
        container.Remove(attribute.Name);
        var part = target.Part ?? target.Place!.Part;
        var after = target.Within is null && part is null
            ? Whole(operation, attribute, present, value)
            : Chosen(operation, attribute, target, part, present, value);
        if (after.Count > 0)
        {
            container[attribute.Name] = OnePrimary(after, present);
        }
    }

    /// <summary>Sets parts of an object.</summary>
    public static void Merge(JsonObject present, JsonObject parts)
    {
        foreach (var (name, value) in parts)
        {
            present[name] = value?.DeepClone();
        }
    }

    private static JsonArray Whole(ScimOperation operation, ScimAttribute attribute, JsonArray present, JsonNode? value)
    {
        if (operation is { Kind: "remove", HasValue: false })
        {
            return [];
        }

        // Who removes by a value means that one. A value that names nothing must not empty all.
        var given = ScimJson.Value(attribute, value) as JsonArray;
        if (operation.Kind == "remove")
        {
            var named = given?.OfType<JsonObject>().Select(v => v["value"]?.ToString() ?? throw ScimRefused.Value($"Name each of the {attribute.Name} to remove by its value.")).ToList();
            return named is { Count: > 0 }
                ? Kept(present, v => !named.Contains(v["value"]?.ToString() ?? string.Empty, StringComparer.OrdinalIgnoreCase))
                : throw ScimRefused.Value($"Name the {attribute.Name} to remove.");
        }

        var after = operation.Kind == "add" ? Kept(present, _ => true) : [];
        foreach (var one in (given ?? []).OfType<JsonNode>().Where(one => !after.Any(v => JsonNode.DeepEquals(v, one))).ToList())
        {
            after.Add(one.DeepClone());
        }

        return after;
    }

    private static JsonArray Chosen(ScimOperation operation, ScimAttribute attribute, ScimTarget target, ScimAttribute? part, JsonArray present, JsonNode? value)
    {
        bool IsMeant(JsonObject v) => target.Within is null || ScimMatch.IsMatch(target.Within, v);
        if (operation.Kind == "remove" && part is null)
        {
            return Kept(present, v => !IsMeant(v));
        }

        var after = Kept(present, _ => true);
        var meant = after.OfType<JsonObject>().Where(IsMeant).ToList();
        if (meant.Count == 0 && operation.Kind != "remove")
        {
            meant.Add(Begun(attribute, target.Within));
            after.Add(meant[0]);
        }

        foreach (var one in meant)
        {
            Change(operation, attribute, part, one, value);
        }

        return new JsonArray([.. after.OfType<JsonObject>().Where(v => v.Count > 0).Select(v => v.DeepClone())]);
    }

    private static void Change(ScimOperation operation, ScimAttribute attribute, ScimAttribute? part, JsonObject one, JsonNode? value)
    {
        if (part is not null)
        {
            var wanted = operation.Kind == "remove" ? null : ScimJson.Value(part, value);
            one.Remove(part.Name);
            if (wanted is not null)
            {
                one[part.Name] = wanted.DeepClone();
            }
        }
        else if (ScimJson.Value(attribute with { Many = false }, value) is JsonObject parts)
        {
            Merge(one, parts);
        }
    }

    /// <summary>A new value that is as the brackets ask: <c>emails[type eq "work"].value</c> is set though there was none for work.</summary>
    private static JsonObject Begun(ScimAttribute attribute, ScimFilter? filter)
    {
        var made = new JsonObject();
        void Fill(ScimFilter? wanted)
        {
            switch (wanted)
            {
                case null:
                    break;
                case AndFilter and:
                    Fill(and.Left);
                    Fill(and.Right);
                    break;
                case CompareFilter { Operator: "eq", Literal: { } literal, Target.Leaf: { } leaf }:
                    made[leaf.Name] = literal.DeepClone();
                    break;
                default:
                    throw new ScimRefused(StatusCodes.Status400BadRequest, "noTarget", $"No value of {attribute.Name} is as the path asks.");
            }
        }

        Fill(filter);
        return made;
    }

    /// <summary>Of several that say they are the primary one, it is the one that did not say so before.</summary>
    private static JsonArray OnePrimary(JsonArray after, JsonArray before)
    {
        var primary = after.OfType<JsonObject>().Where(IsPrimary).ToList();
        if (primary.Count > 1)
        {
            var chosen = primary.LastOrDefault(v => !before.Any(b => JsonNode.DeepEquals(b, v))) ?? primary[^1];
            primary.Where(v => v != chosen).ToList().ForEach(v => v["primary"] = false);
        }

        return after;
    }

    private static bool IsPrimary(JsonObject value) => value["primary"] is JsonValue primary && primary.ToString() == "true";

    private static JsonArray Kept(JsonArray present, Func<JsonObject, bool> isKept) => new([.. present.OfType<JsonObject>().Where(isKept).Select(v => v.DeepClone())]);
}

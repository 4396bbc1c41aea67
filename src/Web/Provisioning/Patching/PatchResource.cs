using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Patching;

/// <summary>Does the operations of a PATCH to a resource, one after the other.</summary>
internal static class PatchResource
{
    /// <returns>The resource afterwards; the one given is left as it is.</returns>
    /// <exception cref="ScimRefused">None of it is done.</exception>
    public static JsonObject Apply(ScimResourceType type, JsonObject resource, IEnumerable<ScimOperation> operations)
    {
        var after = (JsonObject)resource.DeepClone();
        foreach (var operation in operations)
        {
            if (operation.Path is { } path)
            {
                Do(operation, after, ScimFilterReader.ReadPath(type, path), operation.Value);
            }
            else
            {
                Spread(type, operation, after);
            }
        }

        return ScimJson.Tidy(after);
    }

    /// <summary>An operation without a path: its value holds places by name. Those that nobody knows or may change are left out.</summary>
    private static void Spread(ScimResourceType type, ScimOperation operation, JsonObject resource)
    {
        foreach (var (name, value) in operation.Value as JsonObject ?? throw ScimRefused.Value("Without a path the value is an object."))
        {
            if (TryPath(type, name) is { Place: { IsReadOnly: false } } target)
            {
                Do(operation, resource, target, value);
            }
        }
    }

    private static ScimTarget? TryPath(ScimResourceType type, string name)
    {
        try
        {
            return ScimFilterReader.ReadPath(type, name);
        }
        catch (ScimRefused)
        {
            return null;
        }
    }

    private static void Do(ScimOperation operation, JsonObject resource, ScimTarget target, JsonNode? value)
    {
        var place = target.Place!;
        if (place.IsReadOnly || target.Part is { IsReadOnly: true })
        {
            throw ScimRefused.ReadOnly(place.Leaf!.Name);
        }

        if (place.Attribute is not { } attribute)
        {
            DoExtension(operation, resource, place.Extension!, value);
            return;
        }

        if (!attribute.IsKept)
        {
            return;
        }

        var container = place.Extension is { } extension ? ScimJson.Below(resource, extension.Id) : resource;
        if (attribute.Many)
        {
            PatchValues.Apply(operation, container, attribute, target, value);
        }
        else if (place.Part is { } part)
        {
            Set(operation, ScimJson.Below(container, attribute.Name), part, value);
        }
        else
        {
            Set(operation, container, attribute, value);
        }
    }

    private static void DoExtension(ScimOperation operation, JsonObject resource, ScimSchema extension, JsonNode? value)
    {
        if (operation.Kind == "remove")
        {
            resource.Remove(extension.Id);
            return;
        }

        foreach (var (name, inner) in value as JsonObject ?? throw ScimRefused.Value($"{extension.Id} is an object."))
        {
            if (extension.Attribute(name) is { } attribute)
            {
                Set(operation, ScimJson.Below(resource, extension.Id), attribute, inner);
            }
        }
    }

    /// <summary>Sets or removes what has one value. Of a complex one the parts that are given are set, the others stay.</summary>
    private static void Set(ScimOperation operation, JsonObject container, ScimAttribute attribute, JsonNode? value)
    {
        var wanted = operation.Kind == "remove" ? null : ScimJson.Value(attribute, value);
        if (wanted is null)
        {
            container.Remove(attribute.Name);
        }
        else if (wanted is JsonObject parts && container[attribute.Name] is JsonObject present)
        {
            PatchValues.Merge(present, parts);
        }
        else
        {
            container[attribute.Name] = wanted;
        }
    }
}

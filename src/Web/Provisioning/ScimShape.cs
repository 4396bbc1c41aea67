using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning;

/// <summary>Which attributes an answer shows: <c>attributes</c> or <c>excludedAttributes</c>.</summary>
internal sealed record ScimShape(IReadOnlyList<ScimPlace>? Only, IReadOnlyList<ScimPlace> Without)
{
    /// <summary>Whether anything was asked for.</summary>
    public bool IsAsked => Only is not null || Without.Count > 0;

    public static ScimShape Read(ScimResourceType type, string only, string without) => new(only.Length == 0 ? null : Places(type, only), Places(type, without));

    public static ScimShape Read(ScimResourceType type, IQueryCollection query) => Read(type, query["attributes"].ToString(), query["excludedAttributes"].ToString());

    /// <summary>Whether an attribute is shown at all.</summary>
    public bool Shows(string attribute) => (Only is null || Only.Any(p => p.Attribute?.Name == attribute)) && !Without.Any(p => p.Attribute?.Name == attribute && p.Part is null);

    /// <summary>The resource as it is shown. What is always returned stays.</summary>
    public JsonObject Apply(JsonObject resource)
    {
        if (Only is { } only)
        {
            var shown = new JsonObject { ["schemas"] = resource["schemas"]?.DeepClone(), ["id"] = resource["id"]?.DeepClone() };
            only.ToList().ForEach(p => Copy(p, resource, shown));
            return shown;
        }

        Without.ToList().ForEach(p => Cut(p, resource));
        return resource;
    }

    private static void Copy(ScimPlace place, JsonObject from, JsonObject to)
    {
        if (place.Extension is { } extension)
        {
            if (place.Attribute is null)
            {
                to[extension.Id] = from[extension.Id]?.DeepClone();
                return;
            }

            if (from[extension.Id] is not JsonObject inner)
            {
                return;
            }

            (from, to) = (inner, ScimJson.Below(to, extension.Id));
        }

        var name = place.Attribute!.Name;
        if (from[name] is not { } value)
        {
            return;
        }

        if (place.Part is not { } part)
        {
            to[name] = value.DeepClone();
        }
        else if (value is JsonArray several)
        {
            to[name] ??= new JsonArray([.. several.Select(_ => new JsonObject())]);
            foreach (var (target, one) in to[name]!.AsArray().OfType<JsonObject>().Zip(several.OfType<JsonObject>()))
            {
                target[part.Name] = one[part.Name]?.DeepClone();
            }
        }
        else if (value is JsonObject complex)
        {
            ScimJson.Below(to, name)[part.Name] = complex[part.Name]?.DeepClone();
        }
    }

    private static void Cut(ScimPlace place, JsonObject resource)
    {
        var container = place.Extension is { } extension ? resource[extension.Id] as JsonObject : resource;
        if (place.Attribute is not { } attribute)
        {
            resource.Remove(place.Extension!.Id);
        }
        else if (attribute.Returned != "always" && place.Part is null)
        {
            container?.Remove(attribute.Name);
        }
        else if (place.Part is { } part)
        {
            foreach (var one in container?[attribute.Name] switch { JsonArray several => several.OfType<JsonObject>(), JsonObject complex => [complex], _ => [] })
            {
                one.Remove(part.Name);
            }
        }
    }

    private static List<ScimPlace> Places(ScimResourceType type, string text)
        => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(type.Find).OfType<ScimPlace>()];
}

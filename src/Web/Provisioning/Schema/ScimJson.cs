using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallInsight.Web.Provisioning.Schema;

/// <summary>Reads JSON of identity providers into the form of a schema: names in their own case, types as described, what nobody knows left out.</summary>
internal static class ScimJson
{
    private const int Most = 64 * 1024;
    private const int MostValues = 200;
    private static readonly string[] Media = ["application/scim+json", "application/json"];

    /// <summary>The object that a request carries.</summary>
    /// <exception cref="ScimRefused"><c>invalidSyntax</c>; 413, 415.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentType is { Length: > 0 } type && !Media.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            throw new ScimRefused(StatusCodes.Status415UnsupportedMediaType, null, "Send application/scim+json or application/json.");
        }

        using var body = new MemoryStream();
        var piece = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(piece, cancellationToken)) > 0;)
        {
            body.Write(piece, 0, read);
            if (body.Length > most)
            {
                throw new ScimRefused(StatusCodes.Status413PayloadTooLarge, null, $"A body has at most {most} bytes.");
            }
        }

        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            return Node(document.RootElement) as JsonObject ?? throw ScimRefused.Syntax("The body is no JSON object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a text with half a character.
            throw ScimRefused.Syntax($"The body is no JSON: {e.Message}");
        }
    }

    /// <summary>What a body says of a resource.</summary>
    /// <exception cref="ScimRefused"><c>invalidValue</c>, <c>invalidSyntax</c>.</exception>
    public static JsonObject ReadResource(ScimResourceType type, JsonObject body)
    {
        if (Member(body, "schemas") is JsonArray schemas && schemas.Count > 0 && !schemas.Any(s => s?.ToString().Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase) == true))
        {
            throw ScimRefused.Syntax($"The schemas of a {type.Name} hold {type.Core.Id}.");
        }

        var resource = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (type.Find(name) is not { Part: null, IsReadOnly: false } place || value is null)
            {
                continue;
            }

            if (place.Attribute is { } attribute)
            {
                Put(place.Extension is { } of ? Below(resource, of.Id) : resource, attribute, Value(attribute, value));
            }
            else if (value is JsonObject extension)
            {
                foreach (var (inner, of2) in extension)
                {
                    if (place.Extension!.Attribute(inner) is { } known && of2 is not null)
                    {
                        Put(Below(resource, place.Extension.Id), known, Value(known, of2));
                    }
                }
            }
        }

        return Tidy(resource);
    }

    /// <summary>A value as an attribute holds it; null for none.</summary>
    /// <exception cref="ScimRefused"><c>invalidValue</c>.</exception>
    public static JsonNode? Value(ScimAttribute attribute, JsonNode? value)
    {
        if (!attribute.Many || value is null)
        {
            return One(attribute, value is JsonArray { Count: 1 } only ? only[0] : value);
        }

        var values = (value is JsonArray array ? array.AsEnumerable() : [value]).Select(v => One(attribute, v)).OfType<JsonNode>().ToArray();
        return values.Length <= MostValues || attribute.Name == "members" ? new JsonArray(values) : throw ScimRefused.Value($"{attribute.Name} has at most {MostValues} values.");
    }

    /// <summary>An object below another, made where there is none.</summary>
    public static JsonObject Below(JsonObject resource, string name)
    {
        if (resource[name] is JsonObject there)
        {
            return there;
        }

        var made = new JsonObject();
        resource[name] = made;
        return made;
    }

    /// <summary>Without what is empty, and no larger than it may be.</summary>
    public static JsonObject Tidy(JsonObject resource)
    {
        foreach (var name in resource.Where(p => p.Value is JsonArray { Count: 0 } or JsonObject { Count: 0 }).Select(p => p.Key).ToList())
        {
            resource.Remove(name);
        }

        return JsonSerializer.SerializeToUtf8Bytes(resource).Length <= Most || resource.ContainsKey("members") ? resource : throw ScimRefused.Value($"A resource has at most {Most} bytes.");
    }

    /// <summary>A member of an object by its name in any case.</summary>
    public static JsonNode? Member(JsonObject body, string name) => body.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static void Put(JsonObject container, ScimAttribute attribute, JsonNode? value)
    {
        if (attribute.IsKept && value is not null)
        {
            container[attribute.Name] = value;
        }
    }

    private static JsonNode? One(ScimAttribute attribute, JsonNode? value) => (attribute.Type, value) switch
    {
        (_, null) => null,
        (ScimType.Complex, JsonObject parts) => Complex(attribute, parts),
        (ScimType.Complex, JsonValue text) when attribute.Part("value") is not null => Complex(attribute, Unfolded(text.ToString())),
        (ScimType.Boolean, JsonValue truth) when bool.TryParse(truth.ToString(), out var known) => JsonValue.Create(known),
        (ScimType.Text or ScimType.Reference or ScimType.Moment, JsonValue text) => JsonValue.Create(text.ToString()),
        (not ScimType.Complex, JsonObject wrapped) when Member(wrapped, "value") is { } inner => One(attribute, inner),
        _ => throw ScimRefused.Value($"{attribute.Name} does not take this value."),
    };

    private static JsonObject Complex(ScimAttribute attribute, JsonObject parts)
    {
        var known = new JsonObject();
        foreach (var (name, value) in parts)
        {
            if (attribute.Part(name) is { } part && One(part, value) is { } inner)
            {
                known[part.Name] = inner;
            }
        }

        return known;
    }

    // Roles of Entra come as JSON within a text.
    private static JsonObject Unfolded(string text)
    {
        if (text.StartsWith('{'))
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return (JsonObject)Node(document.RootElement)!;
            }
            catch (JsonException)
            {
                // A text that begins with a bracket.
            }
        }

        return new JsonObject { ["value"] = text };
    }

    // By hand, since a name that comes twice would break a JsonObject that is read lazily: the last one counts.
    private static JsonNode? Node(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var made = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    made[property.Name] = Node(property.Value);
                }

                return made;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Node)]);
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                // PostgreSQL keeps no text with it.
                return JsonValue.Create(element.GetString()!.Replace("\0", string.Empty, StringComparison.Ordinal));
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}

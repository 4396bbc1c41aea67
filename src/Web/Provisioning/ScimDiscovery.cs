using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning;

/// <summary>What the service says of itself: what it can, which resources it has and what they are made of.</summary>
internal static class ScimDiscovery
{
    private static readonly ScimResourceType[] Types = [ScimSchemas.Users, ScimSchemas.Groups];
    private static readonly ScimSchema[] Schemas = [ScimSchemas.User, ScimSchemas.Enterprise, ScimSchemas.Group];

    public static void Map(RouteGroupBuilder scim)
    {
        scim.MapGet("/ServiceProviderConfig", (HttpRequest request) => ScimAnswers.Json(Config(ScimAnswers.Root(request))));
        scim.MapGet("/ResourceTypes", (HttpRequest request) => List(request, Types.Select(t => TypeBody(t, ScimAnswers.Root(request)))));
        scim.MapGet("/ResourceTypes/{name}", (string name, HttpRequest request) => One(Types.FirstOrDefault(t => t.Name == name) is { } type ? TypeBody(type, ScimAnswers.Root(request)) : null, "resource type"));
        scim.MapGet("/Schemas", (HttpRequest request) => List(request, Schemas.Select(s => SchemaBody(s, ScimAnswers.Root(request)))));
        scim.MapGet("/Schemas/{id}", (string id, HttpRequest request) => One(Schemas.FirstOrDefault(s => s.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } schema ? SchemaBody(schema, ScimAnswers.Root(request)) : null, "schema"));
    }

    // RFC 7644, 4: a filter here is refused.
    private static IResult List(HttpRequest request, IEnumerable<JsonObject> bodies)
    {
        var all = bodies.ToList();
        return request.Query.ContainsKey("filter") ? throw new ScimRefused(StatusCodes.Status403Forbidden, null, "This list takes no filter.") : ScimAnswers.Json(ScimPage.Answer(all.Count, 1, all));
    }

    private static IResult One(JsonObject? body, string kind) => body is null ? throw ScimRefused.NotFound(kind) : ScimAnswers.Json(body);

    private static JsonObject Config(string root) => new()
    {
        ["schemas"] = new JsonArray(ScimSchemas.ServiceProviderConfig),
        ["documentationUri"] = "https://www.rfc-editor.org/rfc/rfc7644",
        ["patch"] = Supported(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ScimPage.Most },
        ["changePassword"] = Supported(false),
        ["sort"] = Supported(true),
        ["etag"] = Supported(true),
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken", ["name"] = "Bearer token", ["description"] = "A token that an admin of the workspace makes under Settings, Provisioning.", ["specUri"] = "https://www.rfc-editor.org/rfc/rfc6750", ["primary"] = true,
        }),
        ["meta"] = new JsonObject { ["resourceType"] = "ServiceProviderConfig", ["location"] = $"{root}/ServiceProviderConfig" },
    };

    private static JsonObject Supported(bool isIt) => new() { ["supported"] = isIt };

    private static JsonObject TypeBody(ScimResourceType type, string root)
    {
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimSchemas.ResourceType), ["id"] = type.Name, ["name"] = type.Name, ["endpoint"] = type.Path, ["description"] = type.Description, ["schema"] = type.Core.Id,
        };
        if (type.Extension is { } extension)
        {
            body["schemaExtensions"] = new JsonArray(new JsonObject { ["schema"] = extension.Id, ["required"] = false });
        }

        body["meta"] = new JsonObject { ["resourceType"] = "ResourceType", ["location"] = $"{root}/ResourceTypes/{type.Name}" };
        return body;
    }

    private static JsonObject SchemaBody(ScimSchema schema, string root) => new()
    {
        ["schemas"] = new JsonArray(ScimSchemas.SchemaOfSchemas), ["id"] = schema.Id, ["name"] = schema.Name, ["description"] = schema.Description,
        ["attributes"] = new JsonArray([.. schema.Attributes.Select(AttributeBody)]),
        ["meta"] = new JsonObject { ["resourceType"] = "Schema", ["location"] = $"{root}/Schemas/{schema.Id}" },
    };

    private static JsonObject AttributeBody(ScimAttribute attribute)
    {
        var body = new JsonObject
        {
            ["name"] = attribute.Name, ["type"] = Word(attribute.Type), ["multiValued"] = attribute.Many, ["description"] = attribute.Description, ["required"] = attribute.Required,
            ["caseExact"] = attribute.CaseExact, ["mutability"] = attribute.Mutability, ["returned"] = attribute.Returned, ["uniqueness"] = attribute.Uniqueness,
        };
        if (attribute.Parts.Count > 0)
        {
            body["subAttributes"] = new JsonArray([.. attribute.Parts.Select(AttributeBody)]);
        }

        AddWords(body, "canonicalValues", attribute.Usual);
        AddWords(body, "referenceTypes", attribute.RefersTo);
        return body;
    }

    private static void AddWords(JsonObject body, string name, IReadOnlyList<string> words)
    {
        if (words.Count > 0)
        {
            body[name] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]);
        }
    }

    private static string Word(ScimType type) => type switch
    {
        ScimType.Text => "string",
        ScimType.Boolean => "boolean",
        ScimType.Moment => "dateTime",
        ScimType.Reference => "reference",
        ScimType.Complex => "complex",
    };
}

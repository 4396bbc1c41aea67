using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Filters;

/// <summary>Whether a resource is as a filter says. Of several values, one that compares is enough.</summary>
internal static class ScimMatch
{
    public static bool IsMatch(ScimFilter filter, JsonObject resource) => filter switch
    {
        AndFilter and => IsMatch(and.Left, resource) && IsMatch(and.Right, resource),
        OrFilter or => IsMatch(or.Left, resource) || IsMatch(or.Right, resource),
        NotFilter not => !IsMatch(not.Inner, resource),
        PresentFilter present => Values(present.Target, resource).Any(IsThere),
        AnyFilter any => Values(any.Target, resource).Any(),
        CompareFilter compare => Compares(compare, resource),
        _ => throw new InvalidOperationException($"{filter.GetType().Name} cannot be asked."),
    };

    /// <summary>The values at a place, complex ones whole.</summary>
    public static IEnumerable<JsonNode> Values(ScimTarget target, JsonObject resource)
    {
        if (target.Place is not { Attribute: { } attribute } place)
        {
            return target.Place is { Extension: { } whole } && resource[whole.Id] is { } all ? [all] : [];
        }

        var container = place.Extension is { } extension ? resource[extension.Id] as JsonObject : resource;
        var found = Several(container?[attribute.Name]);
        if (target.Within is { } within)
        {
            found = found.OfType<JsonObject>().Where(v => IsMatch(within, v));
        }

        return (target.Part ?? place.Part) is { } part ? found.OfType<JsonObject>().SelectMany(v => Several(v[part.Name])) : found;
    }

    private static bool Compares(CompareFilter filter, JsonObject resource)
    {
        var values = Values(filter.Target, resource).Select(v => Simple(v)).OfType<JsonValue>();
        if (filter.Literal is not JsonValue literal)
        {
            return values.Any() == (filter.Operator == "ne");
        }

        return filter.Operator == "ne"
            ? !values.Any() || values.Any(v => !Compares(filter.Target.Leaf, "eq", v, literal))
            : values.Any(v => Compares(filter.Target.Leaf, filter.Operator, v, literal));
    }

    private static bool Compares(ScimAttribute? leaf, string comparison, JsonValue value, JsonValue literal)
    {
        if (leaf?.Type == ScimType.Moment && comparison is not ("co" or "sw" or "ew") && ScimMoments.TryRead(value.ToString(), out var moment) && ScimMoments.TryRead(literal.ToString(), out var wanted))
        {
            return Holds(comparison, moment.CompareTo(wanted));
        }

        // Texts that are the same but for their case are the same, unless the schema says that case matters.
        var rule = leaf is { CaseExact: true } ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var (text, other) = (value.ToString(), literal.ToString());
        return comparison switch
        {
            "co" => text.Contains(other, rule),
            "sw" => text.StartsWith(other, rule),
            "ew" => text.EndsWith(other, rule),
            _ => Holds(comparison, string.Compare(text, other, rule)),
        };
    }

    private static bool Holds(string comparison, int order) => comparison switch
    {
        "eq" => order == 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        "le" => order <= 0,
        _ => throw new InvalidOperationException($"There is no operator {comparison}."),
    };

    private static JsonNode? Simple(JsonNode node) => node is JsonObject complex ? complex["value"] : node;

    private static IEnumerable<JsonNode> Several(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array.OfType<JsonNode>(),
        _ => [node],
    };

    private static bool IsThere(JsonNode node) => node switch
    {
        JsonObject complex => complex.Any(p => p.Value is { } part && IsThere(part)),
        JsonValue value => value.ToString().Length > 0,
        _ => true,
    };
}

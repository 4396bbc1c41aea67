using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Filters;

/// <summary>A filter of RFC 7644, read.</summary>
internal abstract record ScimFilter
{
    /// <summary>Whether it looks at an attribute of the resource.</summary>
    public bool Mentions(string attribute) => this switch
    {
        AndFilter and => and.Left.Mentions(attribute) || and.Right.Mentions(attribute),
        OrFilter or => or.Left.Mentions(attribute) || or.Right.Mentions(attribute),
        NotFilter not => not.Inner.Mentions(attribute),
        PresentFilter present => present.Target.Place?.Attribute?.Name == attribute,
        CompareFilter compare => compare.Target.Place?.Attribute?.Name == attribute,
        AnyFilter any => any.Target.Place?.Attribute?.Name == attribute,
        _ => throw new InvalidOperationException($"{GetType().Name} cannot be asked."),
    };
}

internal sealed record AndFilter(ScimFilter Left, ScimFilter Right) : ScimFilter;

internal sealed record OrFilter(ScimFilter Left, ScimFilter Right) : ScimFilter;

internal sealed record NotFilter(ScimFilter Inner) : ScimFilter;

/// <summary>Whether a place has a value.</summary>
internal sealed record PresentFilter(ScimTarget Target) : ScimFilter;

/// <summary>Whether a value of a place compares.</summary>
/// <param name="Operator"><c>eq ne co sw ew gt ge lt le</c>.</param>
/// <param name="Literal">Text, number, boolean or null.</param>
internal sealed record CompareFilter(ScimTarget Target, string Operator, JsonNode? Literal) : ScimFilter;

/// <summary>Whether one of several values is as the inner filter says: <c>emails[type eq "work"]</c>.</summary>
internal sealed record AnyFilter(ScimTarget Target) : ScimFilter;

/// <summary>What a filter looks at.</summary>
/// <param name="Place">In the resource or, within brackets, in one of its values; null where there is no such place, which has no value.</param>
/// <param name="Within">Of several values only those; null: all.</param>
/// <param name="Part">Of those values: <c>emails[type eq "work"].value</c>.</param>
internal sealed record ScimTarget(ScimPlace? Place, ScimFilter? Within = null, ScimAttribute? Part = null)
{
    /// <summary>What is compared: of a complex attribute its <c>value</c>.</summary>
    public ScimAttribute? Leaf => (Part ?? Place?.Leaf) is { Type: ScimType.Complex } complex ? complex.Part("value") ?? complex : Part ?? Place?.Leaf;
}

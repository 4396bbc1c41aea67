using System.Text.Json.Nodes;

namespace CallInsight.Web.Provisioning.Filters;

/// <summary>What of a filter the database can find by itself; the rest is looked at row by row.</summary>
/// <param name="UserName">The user name.</param>
internal sealed record ScimNarrowing(Guid? Id, string? UserName, string? ExternalId)
{
    public static ScimNarrowing None { get; } = new(null, null, null);

    /// <summary>What must be so for a filter to hold.</summary>
    public static ScimNarrowing Of(ScimFilter? filter) => filter switch
    {
        AndFilter and => Of(and.Left) is var left && Of(and.Right) is var right ? new(left.Id ?? right.Id, left.UserName ?? right.UserName, left.ExternalId ?? right.ExternalId) : None,
        CompareFilter { Operator: "eq", Literal: JsonValue literal, Target: { Within: null, Place: { Extension: null, Part: null, Attribute: { } attribute } } } => Of(attribute.Name, literal.ToString()),
        _ => None,
    };

    private static ScimNarrowing Of(string attribute, string value) => attribute switch
    {
        "id" => new(Guid.TryParse(value, out var id) ? id : Guid.Empty, null, null),
        "userName" => new(null, value, null),
        "externalId" => new(null, null, value),
        _ => None,
    };
}

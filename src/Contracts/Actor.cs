namespace CallInsight.Contracts;

/// <summary>Who acts. Kinds: <c>member</c>, <c>key</c>, <c>operator</c>, <c>system</c>.</summary>
/// <param name="Id">The member's, key's or operator's id; null for the operators' token and system.</param>
/// <param name="Role">The member's role; null for others.</param>
/// <param name="Scopes">The key's scopes; empty for others.</param>
/// <param name="Leads">Teams that the member leads.</param>
/// <param name="Member">The member behind a personal key; the member itself for a member.</param>
[GenerateSerializer, Alias("Actor"), Immutable]
public sealed record Actor(
    [property: Id(0)] string Kind,
    [property: Id(1)] Guid? Id,
    [property: Id(2)] Role? Role,
    [property: Id(3)] IReadOnlyList<string> Scopes,
    [property: Id(4)] IReadOnlyList<Guid> Leads,
    [property: Id(5)] Guid? Member)
{
    /// <summary>CallInsight itself: analysis, set-up, reconciliation.</summary>
    public static Actor System { get; } = new("system", null, null, [], [], null);

    /// <summary>Who has the operators' token.</summary>
    public static Actor Operator { get; } = new("operator", null, null, [], [], null);

    /// <summary>An operator who has signed in.</summary>
    public static Actor OfOperator(Guid account) => new("operator", account, null, [], [], null);
}

namespace CallInsight.Contracts.Insights;

/// <summary>Who sees something that a member keeps.</summary>
/// <param name="Kind"><c>private</c>: its owner; <c>people</c>: these members too; <c>tenant</c>: everybody who sees figures. Each sees their own reach's figures in it.</param>
/// <param name="People">For <c>people</c>: members' ids.</param>
[GenerateSerializer, Alias("Sharing"), Immutable]
public sealed record Sharing([property: Id(0)] string Kind, [property: Id(1)] IReadOnlyList<Guid> People)
{
    public const string OwnerOnly = "private";
    public const string Named = "people";
    public const string Everybody = "tenant";

    public static Sharing Private { get; } = new(OwnerOnly, []);

    /// <summary>Whether a member sees what this owner keeps.</summary>
    public bool Reaches(Guid member, Guid owner) => member == owner || Kind == Everybody || (Kind == Named && People.Contains(member));
}

/// <param name="Page">One of <see cref="SavedViewRefusals.Pages"/>.</param>
/// <param name="State">The query of the page's address, without its question mark.</param>
/// <param name="View">The id it gets: who saves it again under the same saves nothing more.</param>
[GenerateSerializer, Alias("SaveView"), Immutable]
public sealed record SaveView([property: Id(0)] Actor Actor, [property: Id(1)] string Page, [property: Id(2)] string Name, [property: Id(3)] string State, [property: Id(4)] Sharing Sharing, [property: Id(5)] Guid View);

/// <param name="IfMatch">Versions of which one must be the present one; null: whichever.</param>
[GenerateSerializer, Alias("ChangeView"), Immutable]
public sealed record ChangeView([property: Id(0)] Actor Actor, [property: Id(1)] Guid View, [property: Id(2)] string Name, [property: Id(3)] Sharing Sharing, [property: Id(4)] IReadOnlyList<int>? IfMatch = null);

/// <param name="IfMatch">Versions of which one must be the present one; null: whichever.</param>
[GenerateSerializer, Alias("DeleteView"), Immutable]
public sealed record DeleteView([property: Id(0)] Actor Actor, [property: Id(1)] Guid View, [property: Id(2)] IReadOnlyList<int>? IfMatch = null);

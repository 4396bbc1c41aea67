namespace CallInsight.Contracts.Insights;

/// <param name="Dashboard">The id it gets: who makes it again under the same makes nothing more.</param>
/// <param name="Tiles">Ids of views that the actor sees, in their order; null: none.</param>
[GenerateSerializer, Alias("MakeDashboard"), Immutable]
public sealed record MakeDashboard([property: Id(0)] Actor Actor, [property: Id(1)] string Name, [property: Id(2)] Sharing Sharing, [property: Id(3)] Guid Dashboard, [property: Id(4)] IReadOnlyList<Guid>? Tiles = null);

/// <param name="Version">The version that the change follows.</param>
/// <param name="Name">Null: stays.</param>
/// <param name="Sharing">Null: stays.</param>
/// <param name="Tiles">Ids of views that the actor sees, in their order; null: stay. Tiles that the actor does not see stay where they are.</param>
[GenerateSerializer, Alias("ChangeDashboard"), Immutable]
public sealed record ChangeDashboard(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] Guid Dashboard,
    [property: Id(2)] int Version,
    [property: Id(3)] string? Name = null,
    [property: Id(4)] Sharing? Sharing = null,
    [property: Id(5)] IReadOnlyList<Guid>? Tiles = null);

/// <param name="IfMatch">Versions of which one must be the present one; null: whichever.</param>
[GenerateSerializer, Alias("DeleteDashboard"), Immutable]
public sealed record DeleteDashboard([property: Id(0)] Actor Actor, [property: Id(1)] Guid Dashboard, [property: Id(2)] IReadOnlyList<int>? IfMatch = null);

/// <param name="Dashboard">Null: none.</param>
[GenerateSerializer, Alias("SetDefaultDashboard"), Immutable]
public sealed record SetDefaultDashboard([property: Id(0)] Actor Actor, [property: Id(1)] Role Role, [property: Id(2)] Guid? Dashboard);

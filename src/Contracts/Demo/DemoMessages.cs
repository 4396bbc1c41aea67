namespace CallInsight.Contracts.Demo;

/// <param name="BesideReal">Whether it may be opened though real workspaces exist.</param>
[GenerateSerializer, Alias("OpenDemo"), Immutable]
public sealed record OpenDemo([property: Id(0)] bool BesideReal);

/// <param name="Actor">An owner of the made-up workspace.</param>
/// <param name="Tenant">The workspace that the actor is signed in to.</param>
[GenerateSerializer, Alias("ResetDemo"), Immutable]
public sealed record ResetDemo([property: Id(0)] Actor Actor, [property: Id(1)] Guid Tenant);

/// <param name="Phase"><c>none</c>, <c>loading</c>, <c>ready</c> or <c>failed</c>.</param>
/// <param name="Done">Calls that are ready, while it loads.</param>
/// <param name="Total">Calls that there are to be.</param>
/// <param name="Tenant">The workspace; null unless it is ready.</param>
/// <param name="Owner">Its owner; null unless it is ready.</param>
[GenerateSerializer, Alias("DemoState"), Immutable]
public sealed record DemoState(
    [property: Id(0)] string Phase,
    [property: Id(1)] int Done,
    [property: Id(2)] int Total,
    [property: Id(3)] Guid? Tenant,
    [property: Id(4)] Guid? Owner)
{
    /// <summary>The name of the workspace in addresses.</summary>
    public const string Slug = "demo";

    public bool IsReady => Phase == "ready";

    public bool IsLoading => Phase == "loading";
}

namespace CallInsight.Contracts.Demo;

/// <summary>The workspace of made-up calls: there is one, and this grain alone makes it and makes it anew. Key <c>p/demo</c>.</summary>
[Alias("IDemoGrain"), GrainInterfaceType("demo")]
public interface IDemoGrain : IPlatformOwned
{
    /// <summary>Begins to make the workspace where it is not there; where it is, or is being made, nothing happens.</summary>
    /// <returns>How far it is. Refused: <c>demo.closed</c>.</returns>
    [SafeToRepeat, Alias("Open")]
    Task<Result<DemoState>> Open(OpenDemo command);

    /// <summary>Begins to make the workspace anew, with dates that end today. The present one stays until the new one is whole.</summary>
    /// <returns>How far it is. Refused: <c>demo.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Reset")]
    Task<Result<DemoState>> Reset(ResetDemo command);

    /// <summary>How far it is.</summary>
    [SafeToRepeat, Alias("GetState")]
    Task<DemoState> GetState();
}

namespace CallInsight.Contracts.Operations;

/// <summary>The keys that sign cookies and forms, shared by all Webs, wrapped by the master key. Key <c>p/key-ring</c>.</summary>
[Alias("IKeyRingGrain"), GrainInterfaceType("key-ring")]
public interface IKeyRingGrain : IPlatformOwned
{
    [SafeToRepeat, Alias("GetAll")]
    Task<IReadOnlyList<string>> GetAll();

    [SafeToRepeat, Alias("Store")]
    Task Store(string name, string xml);
}

namespace CallInsight.Contracts.Operations;

/// <summary>The keys that sign cookies and forms, shared by all Webs, wrapped by the master key. Key <c>p/key-ring</c>.</summary>
[Alias("IKeyRingGrain"), GrainInterfaceType("key-ring")]
public interface IKeyRingGrain : IPlatformOwned
{
    [Alias("GetAll")]
    Task<IReadOnlyList<string>> GetAll();

    [Alias("Store")]
    Task Store(string name, string xml);
}

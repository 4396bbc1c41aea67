using Orleans.Concurrency;

namespace CallInsight.Contracts.Calls;

/// <summary>The fields that a tenant gives its calls. Key <c>t/{tenant}</c>.</summary>
[Alias("ICustomFieldsGrain"), GrainInterfaceType("custom-fields")]
public interface ICustomFieldsGrain : ITenantOwned
{
    /// <summary>All that are in use, by code.</summary>
    [ReadOnly, SafeToRepeat, Alias("GetAll")]
    Task<IReadOnlyList<CustomField>> GetAll();

    /// <summary>Calls that were given values under this key before have them in figures a while later. Twice is the same as once.</summary>
    /// <returns>Refused: <c>customField.invalid</c>, <c>customField.otherKind</c>, <c>permission.denied</c>.</returns>
    [Alias("Define")]
    Task<Result<CustomField>> Define(DefineCustomField command);

    /// <summary>No figure knows it any more; calls keep what they were given.</summary>
    /// <returns>Refused: <c>customField.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Remove")]
    Task<Result<Done>> Remove(RemoveCustomField command);
}

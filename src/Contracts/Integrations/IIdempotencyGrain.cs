namespace CallInsight.Contracts.Integrations;

/// <summary>One use of an Idempotency-Key. Key <c>t/{tenant}/i/{hash of the key}</c>.</summary>
[Alias("IIdempotencyGrain"), GrainInterfaceType("idempotency")]
public interface IIdempotencyGrain : ITenantOwned
{
    /// <summary>Begins a request, or tells the answer of the same one before.</summary>
    /// <param name="requestHash">Of who asks, the address and the body.</param>
    /// <param name="attempt">The caller's name for this attempt: told twice it is begun once, and both are told so.</param>
    [SafeToRepeat, Alias("Begin")]
    Task<IdempotencyState> Begin(byte[] requestHash, Guid attempt);

    /// <summary>Keeps the answer for a day.</summary>
    [SafeToRepeat, Alias("Complete")]
    Task Complete(int status, byte[] answer);

    /// <summary>Gives the key free: the request failed and may be repeated.</summary>
    [Alias("Release")]
    Task Release();
}

/// <param name="Kind"><c>fresh</c>, <c>running</c>, <c>answered</c>, or <c>other</c> when the key belongs to another request.</param>
[GenerateSerializer, Alias("IdempotencyState"), Immutable]
public sealed record IdempotencyState([property: Id(0)] string Kind, [property: Id(1)] int Status, [property: Id(2)] byte[] Answer);

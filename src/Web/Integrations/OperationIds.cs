using CallInsight.Storage.Secrets;

namespace CallInsight.Web.Integrations;

/// <summary>Ids of what an endpoint makes. A request that is repeated with its <c>Idempotency-Key</c> has the same, also when its answer was lost: so it makes one thing.</summary>
internal sealed class OperationIds(TenantKeys keys, TimeProvider time)
{
    /// <param name="kind">What is made: the same operation gives each kind an id of its own.</param>
    public async ValueTask<Guid> OfAsync(Guid tenant, string kind, string? operation, CancellationToken cancellationToken)
        => operation is null ? Guid.CreateVersion7(time.GetUtcNow()) : (await keys.GetAsync(tenant, cancellationToken)).IdOf(kind, operation);
}

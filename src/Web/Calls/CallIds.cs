using CallInsight.Storage.Secrets;
using CallInsight.Web.Integrations;

namespace CallInsight.Web.Calls;

/// <summary>Which call a request means. An external id is always the same call, so that two requests with it meet in one grain.</summary>
internal sealed class CallIds(TenantKeys keys, OperationIds operations)
{
    public async ValueTask<Guid> OfAsync(Guid tenant, string? externalId, string? operation, CancellationToken cancellationToken)
        => externalId is null
            ? await operations.OfAsync(tenant, "call.operation", operation, cancellationToken)
            : (await keys.GetAsync(tenant, cancellationToken)).IdOf("call.id", externalId);
}

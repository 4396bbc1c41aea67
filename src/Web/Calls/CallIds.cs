using CallInsight.Storage.Secrets;

namespace CallInsight.Web.Calls;

/// <summary>Which call a request means. An external id is always the same call, so that two requests with it meet in one grain.</summary>
internal sealed class CallIds(TenantKeys keys, TimeProvider time)
{
    public async ValueTask<Guid> OfAsync(Guid tenant, string? externalId, string? operation, CancellationToken cancellationToken)
    {
        if (externalId is null && operation is null)
        {
            return Guid.CreateVersion7(time.GetUtcNow());
        }

        var key = await keys.GetAsync(tenant, cancellationToken);
        var hash = externalId is not null ? key.BlindIndex("call.id", externalId) : key.BlindIndex("call.operation", operation!);
        return AsVersion8(hash);
    }

    private static Guid AsVersion8(byte[] hash)
    {
        var bytes = hash[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

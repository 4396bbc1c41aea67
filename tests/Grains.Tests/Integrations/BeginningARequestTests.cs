using CallInsight.Contracts;
using CallInsight.Grains.Tests.Hosting;
using Xunit;

namespace CallInsight.Grains.Tests.Integrations;

public sealed class BeginningARequestTests(TwoSilos silos)
{
    private static readonly byte[] Request = [1, 2, 3];

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        var key = silos.Grains.Idempotency(tenant, new string('a', 64));
        var attempt = Guid.CreateVersion7();

        Assert.Equal("fresh", (await key.Begin(Request, attempt)).Kind);
        Assert.Equal("fresh", (await key.Begin(Request, attempt)).Kind);
    }

    [Fact]
    public async Task Another_attempt_waits_for_the_first()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        var key = silos.Grains.Idempotency(tenant, new string('b', 64));

        Assert.Equal("fresh", (await key.Begin(Request, Guid.CreateVersion7())).Kind);
        Assert.Equal("running", (await key.Begin(Request, Guid.CreateVersion7())).Kind);
    }
}

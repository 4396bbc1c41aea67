using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using Orleans.Runtime;
using Xunit;

namespace CallInsight.Grains.Tests.Hosting;

public sealed class KeepingTenantsApartTests(TwoSilos silos)
{
    private static readonly EraseCall Erase = new(Actor.System);

    [Fact]
    public async Task A_grain_answers_its_own_tenant()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);

        Assert.True((await silos.Grains.Tenant(tenant).Describe()).Ok);
    }

    [Fact]
    public async Task A_caller_of_another_tenant_is_denied()
    {
        var (ours, theirs) = (await silos.ATenantAsync(), await silos.ATenantAsync());
        CallContext.Enter(ours);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Grains.Tenant(theirs).Describe());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Grains.Call(theirs, Guid.CreateVersion7()).Erase(Erase));
    }

    [Fact]
    public async Task A_caller_of_no_tenant_is_denied()
    {
        var tenant = await silos.ATenantAsync();
        RequestContext.Clear();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Grains.Tenant(tenant).Describe());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Grains.KeyRing().GetAll());
    }

    [Fact]
    public async Task The_platform_is_denied_what_is_a_tenants()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.EnterPlatform();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Grains.Tenant(tenant).Describe());
    }

    [Fact]
    public async Task A_tenant_is_denied_what_is_the_platforms()
    {
        CallContext.Enter(await silos.ATenantAsync());

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silos.Grains.KeyRing().Store("mine", "<key/>"));
        CallContext.EnterPlatform();
        Assert.DoesNotContain("<key/>", await silos.Grains.KeyRing().GetAll());
    }
}

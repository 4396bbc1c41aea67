using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Tenants;
using CallInsight.Grains.Tests.Hosting;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class LabellingCallsTests(TwoSilos silos)
{
    [Fact]
    public async Task One_stage_too_many_is_refused_and_those_that_are_there_go_on()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);
        for (var i = 0; i < TenantLabels.MostOfAKind; i++)
        {
            Assert.True((await silos.Grains.Tenant(tenant).GetLabel("stage", $"Stage {i}")).Ok);
        }

        var call = silos.Grains.Call(tenant, Guid.CreateVersion7());
        var refused = await call.Register(ACall.Registered() with { Stage = "One more" });
        var known = await call.Register(ACall.Registered() with { Stage = "Stage 7", Source = "One more" });
        var changed = await call.Change(ACall.Changed("The same") with { Stage = "One more" });

        Assert.Equal(["stage"], refused.Refusal?.Fields?.Keys);
        Assert.True(known.Ok);
        Assert.Equal(["stage"], changed.Refusal?.Fields?.Keys);
    }

    [Fact]
    public async Task A_stage_is_at_most_60_characters()
    {
        var tenant = await silos.ATenantAsync();
        CallContext.Enter(tenant);

        var refused = await silos.Grains.Call(tenant, Guid.CreateVersion7()).Register(ACall.Registered() with { Stage = new string('s', 61), Source = new string('s', 61) });

        Assert.Equal(["source", "stage"], refused.Refusal?.Fields?.Keys.Order());
    }

    [Fact]
    public void A_code_is_never_given_twice()
    {
        var labels = new TenantLabels();
        labels.Add("stage", "Demo", labels.Next("stage").Value);
        labels.Add("topic", "robots", 140);

        Assert.Equal((101, 141, 100), (labels.Next("stage").Value, labels.Next("topic").Value, labels.Next("source").Value));
    }
}

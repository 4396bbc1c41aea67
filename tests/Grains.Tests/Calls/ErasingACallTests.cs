using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Tests.Hosting;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class ErasingACallTests(TwoSilos silos) : IAsyncLifetime
{
    private readonly Guid _id = Guid.CreateVersion7();
    private Guid _tenant;
    private StoredCall _stored = null!;

    private ICallGrain Call
    {
        get
        {
            CallContext.Enter(_tenant);
            return silos.Grains.Call(_tenant, _id);
        }
    }

    public async ValueTask InitializeAsync()
    {
        _tenant = await silos.ATenantAsync();
        _stored = new StoredCall(silos, _tenant, _id);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Erasing_leaves_nothing_but_the_trail_and_an_empty_tombstone()
    {
        await Call.Register(ACall.Registered(externalId: "crm-1") with { Participants = [new ParticipantInput("B", "Ben", "ben@customer.example", "customer")], Stage = "Demo", Outcome = new OutcomeInput("won", 10m, "EUR") });
        await _stored.ReadyAsync();
        Assert.Equal(1, (await _stored.NamedInAsync())["calls"]);

        Assert.True((await Call.Erase(new EraseCall(Actor.System))).Ok);

        var left = await _stored.NamedInAsync();
        Assert.Equal(["audit_entries", "call_facts"], left.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, left["audit_entries"]);
        Assert.Equal(1L, await _stored.CountAsync("call_facts", "erased and duration_seconds is null and talk_ratio is null and stage_code is null and amount is null and rep_id is null and coalesce(started_at::text, outcome, direction, currency, language) is null"));
        Assert.Equal("call.notFound", (await Call.Erase(new EraseCall(Actor.System))).Refusal?.Code);
        Assert.Equal("call.notFound", (await Call.Change(ACall.Changed("Back"))).Refusal?.Code);
    }

    [Fact]
    public async Task A_call_that_was_erased_can_come_again()
    {
        await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();
        await Call.Erase(new EraseCall(Actor.System));

        Assert.False((await Call.Register(ACall.Registered())).Value.Existed);
        await _stored.ReadyAsync();

        Assert.Equal(1L, await _stored.CountAsync("call_facts", "not erased"));
    }
}

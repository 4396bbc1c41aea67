using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Tests.Hosting;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class RegisteringACallTests(TwoSilos silos) : IAsyncLifetime
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
    public async Task Twice_is_the_same_as_once()
    {
        var first = await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();

        var second = await Call.Register(ACall.Registered());

        Assert.Equal(new CallReceipt(_id, "received", Existed: false), first.Value);
        Assert.Equal(new CallReceipt(_id, "ready", Existed: true), second.Value);
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'call.registered'"));
        Assert.Equal(0L, await _stored.CountAsync("jobs"));
        Assert.Equal(1L, await _stored.CountAsync("call_facts"));
    }

    [Fact]
    public async Task Many_at_once_are_kept_each_with_its_own_rows()
    {
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();
        CallContext.Enter(_tenant);

        var receipts = await Task.WhenAll(ids.Select((id, i) => silos.Grains.Call(_tenant, id).Register(ACall.Registered($"Question number {i}?", $"external {i % 39}"))));

        // The last has the external id of the first, under another id: one of both is there, whichever came first.
        Assert.Equal(39, receipts.Count(r => r.Ok && !r.Value.Existed));
        Assert.Equal("call.changed", Assert.Single(receipts, r => !r.Ok).Refusal?.Code);
        Assert.Equal(39L, await _stored.CountAsync("calls"));
        Assert.Equal(39L, await _stored.CountAsync("call_texts"));
        Assert.Equal(39L, await _stored.CountAsync("audit_entries", "action = 'call.registered'"));
        await Eventually.IsAsync("All are analysed", async () => await _stored.CountAsync("call_facts", "change between 1 and 39"), 39L);
        Assert.Equal(39L, await silos.LookAsync($"select count(distinct change) from call_facts where tenant_id = '{_tenant}'"));
        Assert.Equal(0L, await _stored.CountAsync("jobs"));
    }

    [Fact]
    public async Task Other_content_is_a_conflict_and_changes_nothing()
    {
        await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();
        var before = await _stored.RowAsync();

        var refused = await Call.Register(ACall.Registered("Something else?"));

        Assert.Equal("call.changed", refused.Refusal?.Code);
        Assert.Equal(before, await _stored.RowAsync());
    }

    [Fact]
    public async Task Other_content_replaces_where_it_is_told_to()
    {
        await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();
        var before = await _stored.RowAsync();

        var replaced = await Call.Register(ACall.Registered("Something else?", replace: true));
        await _stored.ReadyAsync();

        Assert.Equal(new CallReceipt(_id, "received", Existed: false), replaced.Value);
        Assert.NotEqual(before, await _stored.RowAsync());
        Assert.Equal(1L, await _stored.CountAsync("calls"));
        Assert.Equal(1L, await _stored.CountAsync("call_texts"));
        Assert.Equal(1L, await _stored.CountAsync("call_facts", "not erased"));
        Assert.Equal("call.changed", (await Call.Register(ACall.Registered())).Refusal?.Code);
    }

    [Fact]
    public async Task A_call_that_moves_to_another_month_leaves_the_old_one()
    {
        await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();

        var moved = ACall.Registered("Something else?", replace: true) with { StartedAt = new DateTimeOffset(2026, 4, 2, 10, 0, 0, TimeSpan.Zero) };
        await Call.Register(moved);
        await _stored.ReadyAsync();

        Assert.Equal(1L, await _stored.CountAsync("call_facts", "bucket = 202603 and erased"));
        Assert.Equal(1L, await _stored.CountAsync("call_facts", "bucket = 202604 and not erased"));
    }

    [Fact]
    public async Task A_transcript_that_cannot_be_read_leaves_nothing()
    {
        var refused = await Call.Register(ACall.Registered() with { Transcript = new TranscriptInput("callinsight", "{ broken"u8.ToArray()) });

        Assert.Equal(RefusalKind.Unreadable, refused.Refusal?.Kind);
        Assert.Empty(await _stored.NamedInAsync());
    }

    [Fact]
    public async Task A_key_that_may_only_read_registers_nothing()
    {
        var reader = new Actor("key", Guid.CreateVersion7(), null, [Scopes.CallsRead], [], null);

        var refused = await Call.Register(ACall.Registered() with { Actor = reader });

        Assert.Equal("permission.denied", refused.Refusal?.Code);
        Assert.Equal(0L, await _stored.CountAsync("calls"));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_memory_as_it_was()
    {
        await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();
        var before = await _stored.RowAsync();
        await ForbidUpdatesAsync();

        // Of which type depends on whether it had to cross a process.
        await Assert.ThrowsAnyAsync<Exception>(() => Call.Change(ACall.Changed("Lost")));
        await AllowUpdatesAsync();

        Assert.Equal(before, await _stored.RowAsync());
        var kept = await Call.Change(ACall.Changed("Kept"));
        Assert.Equal(3, kept.Value.Version);
        Assert.Equal("call.stale", (await Call.Change(ACall.Changed("Early", expected: CallTags.Of(4, default)))).Refusal?.Code);
        Assert.Equal(4, (await Call.Change(ACall.Changed("Next", expected: kept.Value.Tag))).Value.Version);
    }

    [Fact]
    public async Task A_job_that_is_done_twice_changes_nothing()
    {
        await Call.Register(ACall.Registered());
        await _stored.ReadyAsync();
        var before = await _stored.RowAsync();

        await Call.Analyse(new AnalyseCall(Guid.CreateVersion7(), 1));

        Assert.Equal(before, await _stored.RowAsync());
        Assert.Equal(1L, Convert.ToInt64(await silos.LookAsync($"select last_change from fact_buckets where tenant_id = '{_tenant}'"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Two_silos_never_hold_two_copies_of_a_call()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Call.Register(ACall.Registered())));

        Assert.Single(receipts, r => !r.Value.Existed);
        Assert.Equal(1L, await _stored.CountAsync("calls"));
    }

    private Task ForbidUpdatesAsync() => silos.LookAsync(
        $"""
        create or replace function refuse_update() returns trigger language plpgsql as $body$ begin raise exception 'The disk is full.' using errcode = '53100'; end $body$;
        create trigger refuse_{_id:N} before update on calls for each row when (old.tenant_id = '{_tenant}') execute function refuse_update();
        """);

    private Task AllowUpdatesAsync() => silos.LookAsync($"drop trigger refuse_{_id:N} on calls");
}

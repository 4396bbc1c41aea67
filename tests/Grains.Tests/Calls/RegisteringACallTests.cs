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

    private ICallGrain Call
    {
        get
        {
            CallContext.Enter(_tenant);
            return silos.Grains.Call(_tenant, _id);
        }
    }

    public async ValueTask InitializeAsync() => _tenant = await silos.ATenantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var first = await Call.Register(ACall.Registered());
        await ReadyAsync();

        var second = await Call.Register(ACall.Registered());

        Assert.Equal(new CallReceipt(_id, "received", Existed: false), first.Value);
        Assert.Equal(new CallReceipt(_id, "ready", Existed: true), second.Value);
        Assert.Equal(1L, await CountAsync("audit_entries", "action = 'call.registered'"));
        Assert.Equal(0L, await CountAsync("jobs"));
        Assert.Equal(1L, await CountAsync("call_facts"));
    }

    [Fact]
    public async Task Other_content_is_a_conflict_and_changes_nothing()
    {
        await Call.Register(ACall.Registered());
        await ReadyAsync();
        var before = await RowAsync();

        var refused = await Call.Register(ACall.Registered("Something else?"));

        Assert.Equal("call.changed", refused.Refusal?.Code);
        Assert.Equal(before, await RowAsync());
    }

    [Fact]
    public async Task Other_content_replaces_where_it_is_told_to()
    {
        await Call.Register(ACall.Registered());
        await ReadyAsync();
        var before = await RowAsync();

        var replaced = await Call.Register(ACall.Registered("Something else?", replace: true));
        await ReadyAsync();

        Assert.Equal(new CallReceipt(_id, "received", Existed: false), replaced.Value);
        Assert.NotEqual(before, await RowAsync());
        Assert.Equal(1L, await CountAsync("calls"));
        Assert.Equal(1L, await CountAsync("call_texts"));
        Assert.Equal(1L, await CountAsync("call_facts", "not erased"));
        Assert.Equal("call.changed", (await Call.Register(ACall.Registered())).Refusal?.Code);
    }

    [Fact]
    public async Task A_call_that_moves_to_another_month_leaves_the_old_one()
    {
        await Call.Register(ACall.Registered());
        await ReadyAsync();

        var moved = ACall.Registered("Something else?", replace: true) with { StartedAt = new DateTimeOffset(2026, 4, 2, 10, 0, 0, TimeSpan.Zero) };
        await Call.Register(moved);
        await ReadyAsync();

        Assert.Equal(1L, await CountAsync("call_facts", "bucket = 202603 and erased"));
        Assert.Equal(1L, await CountAsync("call_facts", "bucket = 202604 and not erased"));
    }

    [Fact]
    public async Task A_transcript_that_cannot_be_read_leaves_nothing()
    {
        var refused = await Call.Register(ACall.Registered() with { Transcript = new TranscriptInput("callinsight", "{ broken"u8.ToArray()) });

        Assert.Equal(RefusalKind.Unreadable, refused.Refusal?.Kind);
        Assert.Empty(await NamedInAsync());
    }

    [Fact]
    public async Task A_key_that_may_only_read_registers_nothing()
    {
        var reader = new Actor("key", Guid.CreateVersion7(), null, [Scopes.CallsRead], [], null);

        var refused = await Call.Register(ACall.Registered() with { Actor = reader });

        Assert.Equal("permission.denied", refused.Refusal?.Code);
        Assert.Equal(0L, await CountAsync("calls"));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_memory_as_it_was()
    {
        await Call.Register(ACall.Registered());
        await ReadyAsync();
        var before = await RowAsync();
        await ForbidUpdatesAsync();

        // Of which type depends on whether it had to cross a process.
        await Assert.ThrowsAnyAsync<Exception>(() => Call.Change(ACall.Changed("Lost")));
        await AllowUpdatesAsync();

        Assert.Equal(before, await RowAsync());
        Assert.Equal("call.stale", (await Call.Change(ACall.Changed("Early", expected: 3))).Refusal?.Code);
        Assert.Equal(3, (await Call.Change(ACall.Changed("Kept", expected: 2))).Value);
    }

    [Fact]
    public async Task Erasing_leaves_nothing_but_the_trail_and_an_empty_tombstone()
    {
        await Call.Register(ACall.Registered(externalId: "crm-1") with { Stage = "Demo", Outcome = new OutcomeInput("won", 10m, "EUR") });
        await ReadyAsync();
        Assert.Equal(1, (await NamedInAsync())["calls"]);

        Assert.True((await Call.Erase(new EraseCall(Actor.System))).Ok);

        var left = await NamedInAsync();
        Assert.Equal(["audit_entries", "call_facts"], left.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, left["audit_entries"]);
        Assert.Equal(1L, await CountAsync("call_facts", "erased and duration_seconds is null and talk_ratio is null and stage_code is null and amount is null and rep_id is null"));
        Assert.Equal("call.notFound", (await Call.Erase(new EraseCall(Actor.System))).Refusal?.Code);
        Assert.Equal("call.notFound", (await Call.Change(ACall.Changed("Back"))).Refusal?.Code);
    }

    [Fact]
    public async Task A_call_that_was_erased_can_come_again()
    {
        await Call.Register(ACall.Registered());
        await ReadyAsync();
        await Call.Erase(new EraseCall(Actor.System));

        Assert.False((await Call.Register(ACall.Registered())).Value.Existed);
        await ReadyAsync();

        Assert.Equal(1L, await CountAsync("call_facts", "not erased"));
    }

    [Fact]
    public async Task A_job_that_is_done_twice_changes_nothing()
    {
        await Call.Register(ACall.Registered());
        await ReadyAsync();
        var before = await RowAsync();

        await Call.Analyse(new AnalyseCall(Guid.CreateVersion7(), 1));

        Assert.Equal(before, await RowAsync());
        Assert.Equal(1L, Convert.ToInt64(await silos.LookAsync($"select last_change from fact_buckets where tenant_id = '{_tenant}'"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Two_silos_never_hold_two_copies_of_a_call()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Call.Register(ACall.Registered())));

        Assert.Single(receipts, r => !r.Value.Existed);
        Assert.Equal(1L, await CountAsync("calls"));
    }

    private Task ReadyAsync() => Eventually.IsAsync("The call is ready", async () => (string?)await silos.LookAsync($"select status from calls where tenant_id = '{_tenant}' and call_id = '{_id}'"), "ready");

    private async Task<long> CountAsync(string table, string where = "true") =>
        (long)(await silos.LookAsync($"select count(*) from {table} where tenant_id = '{_tenant}' and {where}"))!;

    private async Task<string?> RowAsync() => (string?)await silos.LookAsync(
        $"select md5(c::text || t::text) || c.version from calls c join call_texts t using (tenant_id, call_id) where c.tenant_id = '{_tenant}' and c.call_id = '{_id}'");

    /// <summary>How many rows of which table name the call, over every table that there is.</summary>
    private async Task<Dictionary<string, long>> NamedInAsync()
    {
        var columns = (string?)await silos.LookAsync(
            """
            select string_agg(c.relname || ' ' || a.attname, ',') from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and a.atttypid = 'uuid'::regtype and a.attname not in ('tenant_id')
            """) ?? string.Empty;
        var named = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, column) in columns.Split(',').Select(c => (c.Split(' ')[0], c.Split(' ')[1])))
        {
            var rows = (long)(await silos.LookAsync($"select count(*) from {table} where {column} = '{_id}'"))!;
            if (rows > 0)
            {
                named[table] = rows;
            }
        }

        return named;
    }

    private Task ForbidUpdatesAsync() => silos.LookAsync(
        $"""
        create or replace function refuse_update() returns trigger language plpgsql as $body$ begin raise exception 'The disk is full.' using errcode = '53100'; end $body$;
        create trigger refuse_{_id:N} before update on calls for each row when (old.tenant_id = '{_tenant}') execute function refuse_update();
        """);

    private Task AllowUpdatesAsync() => silos.LookAsync($"drop trigger refuse_{_id:N} on calls");
}

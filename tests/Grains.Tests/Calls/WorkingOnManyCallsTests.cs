using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Members;
using CallInsight.Grains.Tests.Hosting;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class WorkingOnManyCallsTests(TwoSilos silos) : IAsyncLifetime
{
    private readonly List<Guid> _calls = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
    private readonly Guid _id = Guid.CreateVersion7();
    private Guid _tenant;
    private StoredCall _stored = null!;

    private IBulkGrain Bulk
    {
        get
        {
            CallContext.Enter(_tenant);
            return silos.Grains.Bulk(_tenant, _id);
        }
    }

    public async ValueTask InitializeAsync()
    {
        _tenant = await silos.ATenantAsync();
        _stored = new StoredCall(silos, _tenant, _calls[0]);
        CallContext.Enter(_tenant);
        foreach (var (call, i) in _calls.Select((c, i) => (c, i)))
        {
            await silos.Grains.Call(_tenant, call).Register(ACall.Registered($"Is this number {i}?"));
        }

        await Eventually.IsAsync("All are ready", () => _stored.CountAsync("calls", "status = 'ready'"), 5L);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_call_is_changed_once_and_has_its_result_and_its_trail()
    {
        await DoneAsync(new BulkAction(BulkKinds.Tag, "renewal"));

        Assert.Equal(5L, await _stored.CountAsync("bulk_results", "status = 'done' and value is not null"));
        Assert.Equal(5L, await _stored.CountAsync("call_tags"));
        Assert.Equal(5L, await _stored.CountAsync("calls", "version = 3"));
        Assert.Equal(5L, await _stored.CountAsync("audit_entries", "action = 'call.changed' and details is not null"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'bulk.started'"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'bulk.ended'"));
        Assert.Equal(0L, await _stored.CountAsync("jobs"));
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var command = new StartBulk(Actor.System, new BulkAction(BulkKinds.Stage, "Closing"), _calls, null);
        await DoneAsync(command.Action);

        Assert.True((await Bulk.Start(command)).Ok);
        CallContext.Enter(_tenant);
        await silos.Grains.Call(_tenant, _calls[0]).DoStep(new BulkStep(Actor.System, _id, command.Action, Undo: false));
        await Bulk.Work(new WorkOnBulk(Guid.CreateVersion7(), 1));

        Assert.Equal(5L, await _stored.CountAsync("calls", "version = 3 and stage_code is not null"));
        Assert.Equal(5L, await _stored.CountAsync("audit_entries", "action = 'call.changed'"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'bulk.started'"));
    }

    [Fact]
    public async Task What_was_begun_before_a_crash_is_ended_and_nothing_is_done_twice()
    {
        // As a silo leaves it that dies in the middle: two calls are through, the job is leased to nobody who lives.
        await DoneAsync(new BulkAction(BulkKinds.Outcome, Outcome: new OutcomeInput("won", 5m, "EUR")));
        await silos.LookAsync($"update bulk_jobs set status = 'running', ended_at = null where bulk_id = '{_id}'");
        await silos.LookAsync($"update bulk_results set status = 'waiting' where bulk_id = '{_id}' and call_id in ('{_calls[3]}', '{_calls[4]}')");
        await silos.LookAsync($"update calls set outcome = 'open', amount = null, currency = null where call_id in ('{_calls[3]}', '{_calls[4]}')");
        await silos.LookAsync($"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at, attempts, worker, leased_until) values ('{_tenant}', gen_random_uuid(), 'bulk.work', '{_id}', now(), now(), 1, 'dead', now())");

        await Eventually.IsAsync("It is ended", () => _stored.CountAsync("bulk_jobs", "status = 'done'"), 1L);

        Assert.Equal(3L, await _stored.CountAsync("calls", "version = 3 and outcome = 'won'"));
        Assert.Equal(2L, await _stored.CountAsync("calls", "version = 4 and outcome = 'won'"));
        Assert.Equal(5L, await _stored.CountAsync("call_facts", "outcome = 'won' and amount = 5"));
    }

    [Fact]
    public async Task Taken_back_each_call_is_as_before_unless_somebody_changed_it_since()
    {
        await DoneAsync(new BulkAction(BulkKinds.Stage, "Closing"));
        CallContext.Enter(_tenant);
        await silos.Grains.Call(_tenant, _calls[1]).Change(ACall.Changed(stage: "Lost"));
        await silos.Grains.Call(_tenant, _calls[2]).Change(ACall.Changed(title: "Renamed"));

        Assert.True((await Bulk.Undo(new ActOnBulk(Actor.System))).Ok);
        await Eventually.IsAsync("It is taken back", () => _stored.CountAsync("bulk_jobs", "status = 'undone'"), 1L);

        Assert.Equal(4L, await _stored.CountAsync("calls", "stage_code is null"));
        Assert.Equal(4L, await _stored.CountAsync("bulk_results", "undo = 'done'"));
        Assert.Equal(1L, await _stored.CountAsync("bulk_results", $"undo = 'refused' and undo_code = 'call.changedSince' and call_id = '{_calls[1]}'"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'bulk.undone'"));
        Assert.True((await Bulk.Undo(new ActOnBulk(Actor.System))).Ok);
        Assert.Equal(0L, await _stored.CountAsync("jobs"));
    }

    [Fact]
    public async Task An_outcome_with_an_amount_can_be_taken_back()
    {
        await DoneAsync(new BulkAction(BulkKinds.Outcome, Outcome: new OutcomeInput("won", 10m, "EUR")));

        Assert.True((await Bulk.Undo(new ActOnBulk(Actor.System))).Ok);
        await Eventually.IsAsync("It is taken back", () => _stored.CountAsync("bulk_jobs", "status = 'undone'"), 1L);

        Assert.Equal(5L, await _stored.CountAsync("calls", "outcome = 'open' and amount is null"));
    }

    [Fact]
    public async Task Deleted_calls_leave_their_result_alone()
    {
        await DoneAsync(new BulkAction(BulkKinds.Delete));

        Assert.Equal(0L, await _stored.CountAsync("calls"));
        Assert.Equal(5L, await _stored.CountAsync("bulk_results", "status = 'done' and value is null"));
        Assert.Equal(["audit_entries", "bulk_results", "call_facts"], (await _stored.NamedInAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.Equal("bulk.final", (await Bulk.Undo(new ActOnBulk(Actor.System))).Refusal?.Code);
    }

    [Fact]
    public async Task A_call_that_is_erased_takes_its_results_along()
    {
        await DoneAsync(new BulkAction(BulkKinds.Tag, "renewal"));
        CallContext.Enter(_tenant);
        await silos.Grains.Call(_tenant, _calls[0]).Erase(new EraseCall(Actor.System));

        Assert.Equal(["audit_entries", "call_facts"], (await _stored.NamedInAsync()).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Analysed_again_each_call_has_the_present_versions()
    {
        await silos.LookAsync($"update calls set rules_version = '0.9.0' where tenant_id = '{_tenant}'");

        await DoneAsync(new BulkAction(BulkKinds.Reanalyse));

        Assert.Equal(5L, await _stored.CountAsync("calls", "rules_version <> '0.9.0' and version = 3 and status = 'ready'"));
        Assert.Equal(5L, await _stored.CountAsync("audit_entries", "action = 'call.reanalysed'"));
    }

    [Fact]
    public async Task A_managers_work_stops_at_the_reach_of_its_teams()
    {
        var manager = await AManagerAsync();
        var rep = Guid.CreateVersion7();
        CallContext.Enter(_tenant);
        await silos.Grains.Member(_tenant, rep).Invite(new InviteMember(Actor.System, "rita@here.example", "Rita", Role.Rep, manager.Leads[0]));
        await silos.LookAsync($"update calls set rep_id = '{rep}' where call_id = '{_calls[0]}'");

        Assert.True((await Bulk.Start(new StartBulk(manager, new BulkAction(BulkKinds.Stage, "Closing"), [.. _calls, Guid.CreateVersion7()], null))).Ok);
        await EndedAsync();

        Assert.Equal(1L, await _stored.CountAsync("bulk_results", $"status = 'done' and call_id = '{_calls[0]}'"));
        Assert.Equal(5L, await _stored.CountAsync("bulk_results", "status = 'refused' and code = 'call.notFound'"));
        Assert.Equal(1L, await _stored.CountAsync("calls", "stage_code is not null"));
    }

    [Fact]
    public async Task Who_has_left_gets_no_further()
    {
        var manager = await AManagerAsync();
        CallContext.Enter(_tenant);
        await silos.Grains.Member(_tenant, manager.Member!.Value).Deactivate(new DeactivateMember(Actor.System));

        Assert.True((await Bulk.Start(new StartBulk(manager, new BulkAction(BulkKinds.Delete), _calls, null))).Ok);
        await EndedAsync();

        Assert.Equal(5L, await _stored.CountAsync("bulk_results", "status = 'refused' and code = 'permission.denied'"));
        Assert.Equal(5L, await _stored.CountAsync("calls"));
    }

    [Fact]
    public async Task Who_may_not_do_it_begins_nothing()
    {
        var rep = new Actor("member", Guid.CreateVersion7(), Role.Rep, [], [], Guid.CreateVersion7());

        Assert.Equal("permission.denied", (await Bulk.Start(new StartBulk(rep, new BulkAction(BulkKinds.Tag, "mine"), _calls, null))).Refusal?.Code);
        Assert.Equal("bulk.nothing", (await Bulk.Start(new StartBulk(Actor.System, new BulkAction(BulkKinds.Tag, "mine"), [], null))).Refusal?.Code);
        Assert.Equal("bulk.invalid", (await Bulk.Start(new StartBulk(Actor.System, new BulkAction(BulkKinds.Move, Rep: Guid.CreateVersion7()), _calls, null))).Refusal?.Code);
        Assert.Equal("bulk.notFound", (await Bulk.Undo(new ActOnBulk(Actor.System))).Refusal?.Code);
        Assert.Equal(0L, await _stored.CountAsync("bulk_jobs"));
    }

    private async Task DoneAsync(BulkAction action)
    {
        Assert.True((await Bulk.Start(new StartBulk(Actor.System, action, _calls, "all"))).Ok);
        await EndedAsync();
    }

    private Task EndedAsync() => Eventually.IsAsync("It is done", () => _stored.CountAsync("bulk_jobs", "status = 'done'"), 1L);

    private async Task<Actor> AManagerAsync()
    {
        var manager = Guid.CreateVersion7();
        CallContext.Enter(_tenant);
        var link = await silos.Grains.Member(_tenant, manager).Invite(new InviteMember(Actor.System, "maud@here.example", "Maud", Role.Manager, null));
        await silos.LookAsync($"update members set status = 'active' where member_id = '{manager}'");
        var team = (await silos.Grains.Tenant(_tenant).CreateTeam(new Contracts.Tenants.CreateTeam(Actor.System, "North", [manager]))).Value;
        await silos.Grains.Member(_tenant, manager).TeamsChanged();
        Assert.True(link.Ok);
        return new Actor("member", manager, Role.Manager, [], [team], manager);
    }
}

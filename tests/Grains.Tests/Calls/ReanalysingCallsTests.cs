using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Tenants;
using CallInsight.Grains.Tests.Hosting;
using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class ReanalysingCallsTests(TwoSilos silos) : IAsyncLifetime
{
    private static readonly Actor Rep = new("member", Guid.CreateVersion7(), Role.Rep, [], [], null);
    private readonly List<Guid> _calls = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
    private Guid _tenant;
    private StoredCall _stored = null!;

    private IReanalysisGrain Reanalysis
    {
        get
        {
            CallContext.Enter(_tenant);
            return silos.Grains.Reanalysis(_tenant);
        }
    }

    public async ValueTask InitializeAsync()
    {
        _tenant = await silos.ATenantAsync();
        _stored = new StoredCall(silos, _tenant, _calls[0]);
        CallContext.Enter(_tenant);
        foreach (var (call, i) in _calls.Select((c, i) => (c, i)))
        {
            await silos.Grains.Call(_tenant, call).Register(ACall.Registered($"Do you know our falcon number {i}?"));
        }

        await Eventually.IsAsync("All are ready", () => _stored.CountAsync("calls", "status = 'ready'"), 5L);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Where_all_are_of_the_present_versions_there_is_nothing_to_do()
        => Assert.Equal("reanalysis.nothing", (await Reanalysis.Start(new StartReanalysis(Actor.System))).Refusal?.Code);

    [Fact]
    public async Task A_trial_changes_nothing_but_shows_what_would_move()
    {
        await ATrackerAsync();
        var before = await RowsAsync();

        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;
        await TriedAsync();

        Assert.Equal(before, await RowsAsync());
        Assert.Equal(5L, await _stored.CountAsync("reanalysis_figures", $"reanalysis_id = '{id}' and before = after and not failed"));
        Assert.Equal(5L, await _stored.CountAsync("reanalysis_figures", "100 <> all(known_before) and 100 = any(known_after) and mentions_after[array_position(topics_after, 100)] = 1"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'reanalysis.started'"));
    }

    [Fact]
    public async Task Figures_of_older_rules_stand_beside_the_new_ones()
    {
        await silos.LookAsync($"update calls set rules_version = '0.9.0' where tenant_id = '{_tenant}' and call_id <> '{_calls[0]}'");
        await silos.LookAsync($"update call_facts set questions_rep = 7, talk_ratio = null where tenant_id = '{_tenant}'");

        await Reanalysis.Start(new StartReanalysis(Actor.System));
        await TriedAsync();

        // duration, talk ratio, two monologues, two of switches, patience, questions: the metrics' order.
        Assert.Equal(4L, await _stored.CountAsync("reanalysis_figures", "before[8] = 7 and after[8] = 1 and before[2] is null and after[2] is not null"));
        Assert.Equal("""[{"calls": 4, "rulesVersion": "0.9.0", "settingsVersion": 0}]""", await silos.LookAsync($"select origins::text from reanalyses where tenant_id = '{_tenant}'"));
    }

    [Fact]
    public async Task Accepted_every_call_is_of_the_present_versions()
    {
        await ATrackerAsync();
        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;
        await TriedAsync();

        Assert.True((await Reanalysis.Accept(new DecideReanalysis(Actor.System, id))).Ok);
        await Eventually.IsAsync("All are renewed", () => _stored.CountAsync("jobs"), 0L);

        Assert.Equal(5L, await _stored.CountAsync("calls", "status = 'ready' and settings_version = 1 and version = 3"));
        Assert.Equal(5L, await _stored.CountAsync("call_facts", "topic_codes = '{100}' and topic_mentions = '{1}'"));
        Assert.Equal(5L, await _stored.CountAsync("call_search", "part = 1"));
        Assert.Equal("reanalysis.nothing", (await Reanalysis.Start(new StartReanalysis(Actor.System))).Refusal?.Code);
        Assert.True((await Reanalysis.Accept(new DecideReanalysis(Actor.System, id))).Ok);
        Assert.Equal("reanalysis.decided", (await Reanalysis.Discard(new DecideReanalysis(Actor.System, id))).Refusal?.Code);
        Assert.Equal(0L, await _stored.CountAsync("jobs"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'reanalysis.accepted'"));
    }

    [Fact]
    public async Task Discarded_nothing_is_left_of_it_and_another_may_begin()
    {
        await ATrackerAsync();
        var before = await RowsAsync();
        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;

        Assert.True((await Reanalysis.Discard(new DecideReanalysis(Actor.System, id))).Ok);
        Assert.True((await Reanalysis.Discard(new DecideReanalysis(Actor.System, id))).Ok);

        await Eventually.IsAsync("No job is left", () => _stored.CountAsync("jobs"), 0L);
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(0L, await _stored.CountAsync("reanalysis_figures"));
        Assert.Equal("reanalysis.decided", (await Reanalysis.Accept(new DecideReanalysis(Actor.System, id))).Refusal?.Code);
        Assert.True((await Reanalysis.Start(new StartReanalysis(Actor.System))).Ok);
        await TriedAsync();
        Assert.Equal(5L, await _stored.CountAsync("reanalysis_figures", $"reanalysis_id <> '{id}'"));
    }

    [Fact]
    public async Task A_call_that_is_tried_while_the_trial_is_discarded_leaves_nothing()
    {
        await ATrackerAsync();
        await Reanalysis.Start(new StartReanalysis(Actor.System));
        await TriedAsync();
        await using var connection = new NpgsqlConnection(silos.Database.Superuser);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var discarding = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var discard = new NpgsqlCommand(
            $"update reanalyses set status = 'discarded' where tenant_id = '{_tenant}'; delete from reanalysis_figures where tenant_id = '{_tenant}'", connection, discarding);
        await discard.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var trying = silos.Grains.Call(_tenant, _calls[0]).Try(new AnalyseCall(await AJobAsync(), 1));
        await Eventually.IsAsync("It waits for the trial's row", async () => (bool)(await silos.LookAsync("select exists (select 1 from pg_locks where not granted)"))!, true);
        await discarding.CommitAsync(TestContext.Current.CancellationToken);
        await trying;

        Assert.Equal((0L, 0L), (await _stored.CountAsync("reanalysis_figures"), await _stored.CountAsync("jobs")));
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        await ATrackerAsync();
        var id = Guid.CreateVersion7();

        Assert.Equal(id, (await Reanalysis.Start(new StartReanalysis(Actor.System, id))).Value);
        Assert.Equal(id, (await Reanalysis.Start(new StartReanalysis(Actor.System, id))).Value);
        await TriedAsync();

        Assert.Equal(1L, await _stored.CountAsync("reanalyses"));
        Assert.Equal("reanalysis.undecided", (await Reanalysis.Start(new StartReanalysis(Actor.System))).Refusal?.Code);
    }

    [Fact]
    public async Task A_trial_of_settings_that_have_changed_since_cannot_be_accepted()
    {
        await ATrackerAsync();
        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;
        await TriedAsync();
        await ATrackerAsync("hawk");

        Assert.Equal("reanalysis.outdated", (await Reanalysis.Accept(new DecideReanalysis(Actor.System, id))).Refusal?.Code);
        Assert.Equal(5L, await _stored.CountAsync("calls", "settings_version = 0"));
    }

    [Fact]
    public async Task A_call_is_renewed_by_what_was_accepted_or_not_at_all()
    {
        await ATrackerAsync();
        await Reanalysis.Start(new StartReanalysis(Actor.System));
        await TriedAsync();
        var before = await RowsAsync();

        foreach (var (status, version) in new[] { ("trial", 1), ("accepted", 0), ("discarded", 1) })
        {
            await BecomesAsync(status, version);
            await silos.Grains.Call(_tenant, _calls[0]).Analyse(new AnalyseCall(await AJobAsync(), 1, Again: true));
            Assert.Equal((before, 0L), (await RowsAsync(), await _stored.CountAsync("jobs")));
        }

        await BecomesAsync("accepted", 1);
        await silos.Grains.Call(_tenant, _calls[0]).Analyse(new AnalyseCall(await AJobAsync(), 1, Again: true));
        Assert.Equal(1L, await _stored.CountAsync("calls", $"settings_version = 1 and call_id = '{_calls[0]}'"));
        Assert.Equal(0L, await _stored.CountAsync("jobs"));
    }

    [Fact]
    public async Task A_call_is_tried_by_the_versions_of_the_trial_or_not_at_all()
    {
        await ATrackerAsync();
        await Reanalysis.Start(new StartReanalysis(Actor.System));
        await TriedAsync();
        await silos.LookAsync($"delete from reanalysis_figures where tenant_id = '{_tenant}'");

        foreach (var (status, version, kept) in new[] { ("trial", 0, 0L), ("discarded", 1, 0L), ("trial", 1, 1L) })
        {
            await BecomesAsync(status, version);
            await silos.Grains.Call(_tenant, _calls[0]).Try(new AnalyseCall(await AJobAsync(), 1));
            Assert.Equal((kept, 0L), (await _stored.CountAsync("reanalysis_figures"), await _stored.CountAsync("jobs")));
        }
    }

    [Fact]
    public async Task A_call_that_the_new_rules_cannot_read_keeps_its_findings()
    {
        await ATrackerAsync();
        await silos.LookAsync($"update call_texts set transcript = '\\x00' where tenant_id = '{_tenant}' and call_id = '{_calls[0]}'");
        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;
        await Eventually.IsAsync("All others are tried", () => _stored.CountAsync("jobs"), 1L);
        var job = (Guid)(await silos.LookAsync($"select job_id from jobs where tenant_id = '{_tenant}'"))!;
        await Assert.ThrowsAnyAsync<Exception>(() => silos.Grains.Call(_tenant, _calls[0]).Try(new AnalyseCall(job, 4)));
        Assert.Equal(1L, await _stored.CountAsync("jobs"));

        await silos.Grains.Call(_tenant, _calls[0]).Try(new AnalyseCall(job, 5));

        Assert.Equal(0L, await _stored.CountAsync("jobs"));
        Assert.Equal(1L, await _stored.CountAsync("reanalysis_figures", $"failed and call_id = '{_calls[0]}' and after = '{{}}'"));
        Assert.True((await Reanalysis.Accept(new DecideReanalysis(Actor.System, id))).Ok);
        await Eventually.IsAsync("All are renewed", () => _stored.CountAsync("jobs"), 0L);
        Assert.Equal(4L, await _stored.CountAsync("calls", "settings_version = 1"));
        Assert.Equal(1L, await _stored.CountAsync("calls", $"settings_version = 0 and status = 'ready' and call_id = '{_calls[0]}'"));
    }

    [Fact]
    public async Task A_call_that_was_erased_meanwhile_is_left_out()
    {
        await ATrackerAsync();
        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;
        await TriedAsync();
        await silos.Grains.Call(_tenant, _calls[4]).Erase(new EraseCall(Actor.System));

        await Reanalysis.Accept(new DecideReanalysis(Actor.System, id));
        await Eventually.IsAsync("All are renewed", () => _stored.CountAsync("jobs"), 0L);

        Assert.Equal(4L, await _stored.CountAsync("calls", "settings_version = 1"));
        Assert.Equal(4L, await _stored.CountAsync("call_facts", "not erased"));
        Assert.Equal(4L, await _stored.CountAsync("reanalysis_figures"));
    }

    [Fact]
    public async Task Who_may_not_change_settings_may_not_analyse_again()
    {
        await ATrackerAsync();
        Assert.Equal("permission.denied", (await Reanalysis.Start(new StartReanalysis(Rep))).Refusal?.Code);
        var id = (await Reanalysis.Start(new StartReanalysis(Actor.System))).Value;
        Assert.Equal("permission.denied", (await Reanalysis.Accept(new DecideReanalysis(Rep, id))).Refusal?.Code);
        Assert.Equal("permission.denied", (await Reanalysis.Discard(new DecideReanalysis(Rep, id))).Refusal?.Code);
        Assert.Equal("reanalysis.notFound", (await Reanalysis.Accept(new DecideReanalysis(Actor.System, Guid.CreateVersion7()))).Refusal?.Code);
    }

    private async Task ATrackerAsync(string term = "falcon")
    {
        CallContext.Enter(_tenant);
        Assert.True((await silos.Grains.Tenant(_tenant).ChangeTrackers(new ChangeTrackers(Actor.System, [new TrackerSettings("bird", "Birds", [term], "any")], [], null))).Ok);
    }

    private Task<object?> BecomesAsync(string status, int settings)
        => silos.LookAsync($"update reanalyses set status = '{status}', settings_version = {settings} where tenant_id = '{_tenant}'");

    /// <summary>A job that no worker takes.</summary>
    private async Task<Guid> AJobAsync() => (Guid)(await silos.LookAsync(
        $"""
        insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at)
        values ('{_tenant}', gen_random_uuid(), 'call.renew', '{_calls[0]}', now() + interval '1 day', now()) returning job_id
        """))!;

    private Task TriedAsync() => Eventually.IsAsync("All are tried", () => _stored.CountAsync("jobs"), 0L);

    private async Task<string?> RowsAsync() => (string?)await silos.LookAsync(
        $"select md5(string_agg(c::text || t::text || f::text, '' order by c.call_id)) from calls c join call_texts t using (tenant_id, call_id) join call_facts f using (tenant_id, call_id) where c.tenant_id = '{_tenant}'");
}

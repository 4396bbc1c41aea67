using CallInsight.Storage;
using CallInsight.Storage.Migrations;
using CallInsight.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallInsight.Database.Tests.Migrations;

public sealed class MigratingTests : IAsyncLifetime
{
    private static readonly Migration First = new("test/0001_first", "create table public.done (step text); insert into public.done values ('first')");
    private static readonly Migration Second = new("test/0002_second", "insert into public.done values ('second')");
    private static readonly Migration Broken = new("test/0002_broken", "insert into public.done values ('broken'); select 1 / 0");

    private TestDatabase? _database;

    private TestDatabase Database => _database!;

    public async ValueTask InitializeAsync() => _database = await TestPostgres.Npm.EmptyDatabaseAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    [Fact]
    public async Task Steps_are_applied_in_their_order()
    {
        await MigrateAsync(First, Second);

        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        await MigrateAsync(First, Second);
        await MigrateAsync(First, Second);

        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task A_later_program_applies_what_is_new()
    {
        await MigrateAsync(First);
        await MigrateAsync(First, Second);

        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task Hosts_that_start_at_once_apply_each_step_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MigrateAsync(First, Second)));

        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_names_itself()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => MigrateAsync(First, Broken));

        Assert.Contains("test/0002_broken", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("division by zero", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("first", await DoneAsync());

        await MigrateAsync(First, Second);
        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_and_left_as_it_is()
    {
        await MigrateAsync(First, Second);

        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => MigrateAsync(First));

        Assert.Contains("newer CallInsight", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("test/0002_second", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task Bodies_of_functions_arrive_whole()
    {
        await MigrateAsync(new Migration(
            "test/0001_functions",
            """
            create table public.done (step text);
            create function public.one() returns text language plpgsql as $body$ begin return 'a;$name$'; end $body$;
            create function public.two() returns text language sql begin atomic select 'b' || ';' as x; end;
            -- a comment; with a semicolon
            insert into public.done select public.one() || public.two();
            """));

        Assert.Equal("a;$name$b;", await DoneAsync());
    }

    [Fact]
    public async Task A_host_that_waits_goes_on_when_another_has_migrated()
    {
        var waiting = WaitAsync(First, Second);
        await MigrateAsync(First);
        Assert.False(waiting.IsCompleted);

        await MigrateAsync(First, Second);
        await waiting;

        Assert.Equal("first,second", await DoneAsync());
    }

    [Fact]
    public async Task A_host_that_waits_refuses_a_newer_database()
    {
        await MigrateAsync(First, Second);

        await Assert.ThrowsAsync<StartRefusal>(() => WaitAsync(First));
    }

    [Fact]
    public async Task All_steps_of_the_program_bring_an_empty_database_up_to_date()
    {
        await Migrator.MigrateAsync(Database.Connections.Owner, NullLogger.Instance, CancellationToken.None);

        await Migrator.WaitUntilMigratedAsync(Database.Connections.Meter, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        Assert.Equal((long)Migration.All.Count, await TestDatabase.RunAsync(Database.Connections.Reader, "select count(*) from migrations.applied"));
    }

    private Task MigrateAsync(params Migration[] known) =>
        Migrator.MigrateAsync(Database.Connections.Owner, known, NullLogger.Instance, CancellationToken.None);

    private Task WaitAsync(params Migration[] known) =>
        Migrator.WaitUntilMigratedAsync(Database.Connections.Reader, known, NullLogger.Instance, TimeProvider.System, CancellationToken.None);

    private async Task<string?> DoneAsync() =>
        (string?)await TestDatabase.RunAsync(Database.Connections.Owner, "select string_agg(step, ',') from public.done");
}

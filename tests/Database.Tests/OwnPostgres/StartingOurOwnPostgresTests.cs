using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using CallInsight.Storage;
using CallInsight.Storage.OwnPostgres;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.OwnPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class StartingOurOwnPostgresTests : IAsyncDisposable
{
    private readonly OwnServer _own = new();

    [Fact]
    public async Task A_second_start_finds_the_data()
    {
        await StartAndKeepARowAsync();
        await _own.StopAsync();

        await _own.StartAsync();

        Assert.False(_own.Running!.TookOver);
        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task Stopping_leaves_no_process()
    {
        var server = await _own.StartAsync();

        await _own.StopAsync();

        // Its file is gone a moment before the process is.
        await Eventually.IsAsync("The server has ended", () => Task.FromResult(Directory.Exists($"/proc/{server.ProcessId}") && !Zombie(server.ProcessId)), expected: false);
        Assert.False(File.Exists(Path.Combine(server.Files, "postmaster.pid")));
    }

    [Fact]
    public async Task Stopping_twice_is_the_same_as_once()
    {
        await _own.StartAsync();
        await _own.StopAsync();

        await _own.StopAsync();

        Assert.False(File.Exists(Path.Combine(_own.Running!.Files, "postmaster.pid")));
    }

    [Fact]
    public async Task A_server_that_outlived_its_program_is_taken_over()
    {
        await StartAndKeepARowAsync();
        var before = _own.Running!.ProcessId;
        _own.DieAndOpenAgain();

        await _own.StartAsync();

        Assert.True(_own.Running!.TookOver);
        Assert.Equal(before, _own.Running.ProcessId);
        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task A_server_that_was_killed_recovers()
    {
        await StartAndKeepARowAsync();
        Kill(_own.Running!.ProcessId);

        await _own.StartAsync();

        Assert.False(_own.Running!.TookOver);
        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task Another_process_that_has_got_the_number_of_a_killed_server_is_no_obstacle()
    {
        await StartAndKeepARowAsync();
        var file = Path.Combine(_own.Running!.Files, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await _own.StopAsync();
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines);

        await _own.StartAsync();

        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_made_the_files_leaves_nothing()
    {
        var left = _own.Data.PathOf("postgres.new-0123");
        Directory.CreateDirectory(Path.Combine(left, "base"));
        await File.WriteAllTextAsync(Path.Combine(left, "PG_VERSION"), "18");
        await File.WriteAllTextAsync(left + ".password", "secret");

        await StartAndKeepARowAsync();

        Assert.Equal(1, await RowsAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_own.DataPath, "postgres.new-*"));
    }

    [Fact]
    public async Task Files_of_another_version_are_refused_with_what_to_do()
    {
        Directory.CreateDirectory(_own.Data.PathOf("postgres"));
        await File.WriteAllTextAsync(_own.Data.PathOf(Path.Combine("postgres", "PG_VERSION")), "9\n");

        var refusal = await Assert.ThrowsAsync<StartRefusal>(_own.StartAsync);

        Assert.Contains("made by PostgreSQL 9", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL 9", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_version_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_own.Data.PathOf("postgres"));
        await File.WriteAllTextAsync(_own.Data.PathOf(Path.Combine("postgres", "something")), "kept");

        var refusal = await Assert.ThrowsAsync<StartRefusal>(_own.StartAsync);

        Assert.Contains("backup", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_own.Data.PathOf(Path.Combine("postgres", "something"))));
    }

    [Fact]
    public async Task A_lost_password_is_refused_with_what_to_do()
    {
        await _own.StartAsync();
        await _own.StopAsync();
        File.Delete(_own.Data.PathOf("postgres.password"));

        var refusal = await Assert.ThrowsAsync<StartRefusal>(_own.StartAsync);

        Assert.Contains("postgres.password is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_closed_to_all_but_its_owner()
    {
        await _own.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_own.Data.PathOf("postgres.password")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_own.Running!.Files));
        Assert.Equal("", await AskAsync("show listen_addresses"));
        Assert.Equal("0", (await AskAsync("select count(*)::text from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))?.ToString());
    }

    [Fact]
    public async Task As_root_without_user_namespaces_it_runs_as_nobody_elsewhere_and_says_where()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root needs another user");
        await using var own = new OwnServer(new OwnPostgresOptions { UserNamespaces = false });

        var first = await own.StartAsync();
        await own.StopAsync();
        var second = await own.StartAsync();

        Assert.Equal(first.Files, second.Files);
        Assert.StartsWith((await File.ReadAllTextAsync(own.Data.PathOf("postgres.elsewhere"))).Trim(), second.Files, StringComparison.Ordinal);
        Assert.Contains("Uid:\t65534", await File.ReadAllTextAsync($"/proc/{second.ProcessId}/status"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _own.DisposeAsync();

    private async Task StartAndKeepARowAsync()
    {
        await _own.StartAsync();
        await AskAsync("create table kept (x int); insert into kept values (1)");
    }

    private async Task<int> RowsAsync() => Convert.ToInt32(await AskAsync("select count(*) from kept"), CultureInfo.InvariantCulture);

    private Task<object?> AskAsync(string sql) => TestDatabase.RunAsync(_own.Running!.SuperuserConnectionString, sql);

    private static void Kill(int process)
    {
        using var server = Process.GetProcessById(process);
        server.Kill();
        server.WaitForExit();
    }

    private static bool Zombie(int process) => File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
}

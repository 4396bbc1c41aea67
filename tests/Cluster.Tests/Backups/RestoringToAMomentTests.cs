using System.Diagnostics;
using System.Globalization;
using CallInsight.Storage.Logins;
using CallInsight.Storage.OwnPostgres;
using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Cluster.Tests.Backups;

/// <summary>The scripts of <c>deploy/backup</c> on a PostgreSQL as operators have it.</summary>
public sealed class RestoringToAMomentTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const int Port = 5433;
    private readonly TemporaryFolder _folder = new();
    private readonly OwnServer _server = new(new OwnPostgresOptions { Binaries = Programs });
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    private string Restored => _folder.PathOf("restored");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(Programs), $"PostgreSQL is not installed in {Programs}");
        Assert.SkipUnless(File.Exists("/usr/bin/gpg"), "gpg is not installed");
        Assert.SkipUnless(await Script.MayBeOrdinaryUserAsync(), "PostgreSQL refuses root, and this machine has no user namespaces");
        Directory.CreateDirectory(_folder.PathOf("archive"));
        await File.WriteAllTextAsync(_folder.PathOf("passphrase"), "correct horse battery staple\n");
        await StartArchivingAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Restored, "postmaster.pid")))
        {
            await Script.RunAsync([.. Script.AsOrdinaryUser, Path.Combine(Programs, "pg_ctl"), "-D", Restored, "-m", "immediate", "stop"], _environment, _folder.Path);
        }

        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_came_before_is_there_and_what_came_after_is_not()
    {
        await using var product = new ProductProcess();
        var connections = await DatabaseLogins.EnsureAsync(_server.Running!, _server.Data, TestContext.Current.CancellationToken);
        product.Use(connections);
        await product.StartAsync();
        var acme = await product.ATenantAsync("acme");
        await ListedCalls.ImportAsync(acme, 1, 1);
        await RunAsync("base-backup");
        await ListedCalls.ImportAsync(acme, 2, 2);
        var then = await ListedCalls.FindingsAsync(acme);
        var moment = await AskAsync("select clock_timestamp()::text");
        await ListedCalls.ImportAsync(acme, 3, 3);
        await EverythingIsArchivedAsync();

        // The machine is lost.
        await product.CrashAsync();
        Process.GetProcessById(_server.Running!.ProcessId).Kill();
        var clock = Stopwatch.StartNew();
        await RunAsync("verify");
        var told = await RunAsync("restore", "--to", Restored, "--time", moment, "--port", Port.ToString(CultureInfo.InvariantCulture));
        await using var again = new ProductProcess();
        again.Use(At(connections));
        again.Settings["CallInsight__MasterKey"] = Path.Combine(product.Data, "master.key");
        await again.StartAsync();
        var took = clock.Elapsed;

        using var client = again.Client(acme.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.Equal(then, await ListedCalls.FindingsAsync(client));
        Assert.Contains("2 calls", told, StringComparison.Ordinal);
        Assert.Contains("CallInsight__ClusterId=restored-", told, StringComparison.Ordinal);
        output.WriteLine($"Restored to {moment}: the call after it is gone, the two before it are as they were; from the loss until ready {took.TotalSeconds:F1} s.");
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task Another_servers_log_is_not_written_over()
    {
        var path = _folder.PathOf("log");
        await File.WriteAllTextAsync(path, "first");
        await RunAsync("archive-wal", path, "000000010000000000000001");
        await RunAsync("archive-wal", path, "000000010000000000000001");
        await File.WriteAllTextAsync(path, "second");

        var (code, said) = await TryAsync("archive-wal", path, "000000010000000000000001");

        Assert.Equal(1, code);
        Assert.Contains("Two servers must not share an archive", said, StringComparison.Ordinal);
        await RunAsync("fetch-wal", "000000010000000000000001", _folder.PathOf("fetched"));
        Assert.Equal("first", await File.ReadAllTextAsync(_folder.PathOf("fetched")));
    }

    private async Task StartArchivingAsync()
    {
        await _server.StartAsync();
        _environment["PATH"] = $"{Programs}:/usr/local/bin:/usr/bin:/bin";
        _environment["BACKUP_ARCHIVE"] = _folder.PathOf("archive");
        _environment["BACKUP_PASSPHRASE_FILE"] = _folder.PathOf("passphrase");
        var superuser = new NpgsqlConnectionStringBuilder(_server.Running!.SuperuserConnectionString);
        (_environment["PGHOST"], _environment["PGUSER"], _environment["PGPASSWORD"]) = (superuser.Host!, superuser.Username!, superuser.Password!);
        var archive = string.Join(' ', _environment.Where(e => e.Key.StartsWith("BACKUP_", StringComparison.Ordinal)).Select(e => $"{e.Key}=\"{e.Value}\""));
        await AskAsync("alter system set archive_mode = on");
        await AskAsync($"alter system set archive_command = '{archive} \"{CloneFolder.PathOf("deploy", "backup", "archive-wal")}\" \"%p\" %f'");
        await _server.StopAsync();
        await _server.StartAsync();
    }

    private async Task EverythingIsArchivedAsync()
    {
        var last = await AskAsync("select pg_walfile_name(pg_switch_wal())");
        await Eventually.IsAsync($"{last} is in the archive", () => Task.FromResult(File.Exists(_folder.PathOf("archive", "wal", last + ".gpg"))), expected: true);
    }

    private async Task<string> AskAsync(string sql) => (await TestDatabase.RunAsync(_server.Running!.SuperuserConnectionString, sql))?.ToString() ?? "";

    private async Task<string> RunAsync(string script, params string[] words)
    {
        var (code, said) = await TryAsync(script, words);
        Assert.True(code == 0, said);
        return said;
    }

    private Task<(int Code, string Said)> TryAsync(string script, params string[] words)
        => Script.RunAsync([.. Script.AsOrdinaryUser, CloneFolder.PathOf("deploy", "backup", script), .. words], _environment, _folder.Path);

    private DatabaseConnections At(DatabaseConnections old)
    {
        string Move(string connection) => new NpgsqlConnectionStringBuilder(connection) { Host = Restored, Port = Port }.ConnectionString;
        return new(Move(old.Owner), Move(old.App), Move(old.Reader), Move(old.Operator), Move(old.Meter));
    }
}

using System.Globalization;
using CallInsight.Storage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.OwnPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CallInsight.Testing;

/// <summary>
/// A PostgreSQL for the tests of one process, started when it is first asked for and gone when the process is. It needs
/// nothing of the machine, and runs as root or not. Databases are copied from one that was migrated once.
/// </summary>
public sealed class TestPostgres
{
    private const string Template = "callinsight_template";

    private readonly string? _binaries;
    private readonly Lazy<Task<Running>> _running;
    private int _databases;

    private TestPostgres(string? binaries)
    {
        _binaries = binaries;
        _running = new Lazy<Task<Running>>(StartAsync);
    }

    /// <summary>The one that the product brings along (where npm's packages are not installed: the machine's newest).</summary>
    public static TestPostgres Npm { get; } = new(null);

    /// <summary>PostgreSQL 15 of the machine, the oldest that is supported.</summary>
    public static TestPostgres Machine15 { get; } = new("/usr/lib/postgresql/15/bin");

    /// <summary>Why it cannot be had on this machine; null when it can.</summary>
    public string? Absent => _binaries is null || Directory.Exists(_binaries) ? null : $"PostgreSQL is not installed in {_binaries}";

    /// <summary>A migrated database of its own, with the five roles.</summary>
    public async Task<TestDatabase> NewDatabaseAsync() => await CreateAsync(Template);

    /// <summary>A database without any schema of ours, with the five roles.</summary>
    public async Task<TestDatabase> EmptyDatabaseAsync() => await CreateAsync("template0");

    /// <summary>The server itself, for tests of roles and of the server.</summary>
    public async Task<string> SuperuserConnectionStringAsync() => (await _running.Value).Server.SuperuserConnectionString;

    private async Task<TestDatabase> CreateAsync(string template)
    {
        var running = await _running.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await using var admin = new NpgsqlConnection(running.Server.SuperuserConnectionString);
        await admin.OpenAsync();
        await using (var create = new NpgsqlCommand($"create database {name} owner callinsight_owner template {template}", admin))
        {
            await create.ExecuteNonQueryAsync();
        }

        // Rights on a database are not copied with it.
        return new TestDatabase(name, running.Server.SuperuserConnectionString, await LoginsAsync(running, name));
    }

    private async Task<Running> StartAsync()
    {
        if (Absent is { } reason)
        {
            throw Skip.Because(reason);
        }

        // Stopped and removed by the watchdog of its folder when this process ends.
        var own = new OwnServer(new OwnPostgresOptions { Binaries = _binaries, Durable = false });
        var running = new Running(own.Data, await own.StartAsync());
        await Migrator.MigrateAsync((await LoginsAsync(running, Template)).Owner, NullLogger.Instance, CancellationToken.None);
        return running;
    }

    private static async Task<DatabaseConnections> LoginsAsync(Running running, string database) => await DatabaseLogins.EnsureAsync(
        running.Server.SuperuserConnectionString, database, LoginPasswords.KeptIn(running.Data.LoginsFile), CancellationToken.None);

    private sealed record Running(DataDirectory Data, PostgresServer Server);
}

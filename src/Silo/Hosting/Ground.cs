using CallInsight.Storage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.OwnPostgres;
using CallInsight.Storage.Secrets;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary>What a process stands on: its data directory, a database that is up to date, and the master key.</summary>
public sealed class Ground : IAsyncDisposable
{
    private readonly PostgresServer? _server;
    private readonly DatabaseHold? _alone;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _keptAlive;

    private Ground(DataDirectory data, DatabaseConnections connections, IKeyVault vault, PostgresServer? server, DatabaseHold? alone, ILogger logger)
    {
        (Data, Connections, Vault, _server, _alone) = (data, connections, vault, server, alone);
        _keptAlive = server is null ? Task.CompletedTask : Task.Run(() => server.KeepAliveAsync(logger, _ending.Token));
    }

    public DataDirectory Data { get; }

    public DatabaseConnections Connections { get; }

    public IKeyVault Vault { get; }

    /// <summary>Cancelled when the database is no longer this process's alone: it must end.</summary>
    public CancellationToken Lost => _alone?.Lost ?? CancellationToken.None;

    /// <summary>Prepares a process that is everything in one.</summary>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task<Ground> PrepareAsync(IConfiguration configuration, ILogger logger, CancellationToken cancellationToken)
    {
        var data = DataDirectory.Open(configuration["CallInsight:DataDirectory"] is { Length: > 0 } path ? path : DataDirectory.DefaultPath());
        PostgresServer? server = null;
        DatabaseHold? alone = null;
        try
        {
            var connections = await DatabaseConnections.FromConfigurationAsync(configuration, cancellationToken);
            if (connections is null)
            {
                server = await PostgresServer.StartAsync(data, logger, cancellationToken);
                connections = await DatabaseLogins.EnsureAsync(server, data, cancellationToken);
            }
            else
            {
                // A database of our own needs no such lock: it is the data directory's.
                alone = await DatabaseHold.TakeAloneAsync(connections.Owner, logger, cancellationToken);
            }

            await Migrator.MigrateAsync(connections.Owner, logger, cancellationToken);
            var vault = FileKeyVault.Open(KeyFile(configuration, data), mayCreate: !await MigrateCommand.HasTenantsAsync(connections, cancellationToken));
            return new Ground(data, connections, vault, server, alone, logger);
        }
        catch
        {
            await EndAsync(alone, server, data);
            throw;
        }
    }

    /// <summary>Says that no silo of an earlier run of this process lives: the database is ours alone, so none can.</summary>
    public async Task ForgetEarlierSilosAsync(string clusterId, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(Connections.Orleans);
        await using var command = source.CreateCommand("update silos set status = 6 where cluster = $1 and status <> 6");
        command.Parameters.AddWithValue(clusterId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _keptAlive.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _ending.Dispose();
        NpgsqlConnection.ClearAllPools();
        await EndAsync(_alone, _server, Data);
    }

    private static string KeyFile(IConfiguration configuration, DataDirectory data)
        => configuration["CallInsight:MasterKey"] is { Length: > 0 } file ? file : data.MasterKeyFile;

    private static async Task EndAsync(DatabaseHold? alone, PostgresServer? server, DataDirectory data)
    {
        if (alone is not null)
        {
            await alone.DisposeAsync();
        }

        if (server is not null)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await server.StopAsync(limit.Token);
        }

        data.Dispose();
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// The PostgreSQL that CallInsight runs for itself where no connection string is set: the same schema and the same code
/// as with a server of the customer's. It listens on a Unix socket alone. It outlives a CallInsight that is killed, and
/// the next one on the same data directory takes it over.
/// </summary>
public sealed class PostgresServer
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Postmaster _postmaster;
    private PostmasterFile _running;

    private PostgresServer(PostgresHome home, Postmaster postmaster, PostmasterFile running, bool tookOver, string password, int port)
    {
        _postmaster = postmaster;
        _running = running;
        TookOver = tookOver;
        Major = home.Binaries.Major;
        Files = home.Cluster;
        SuperuserConnectionString = Superuser(running.SocketFolder, password, port);
    }

    /// <summary>For making logins and databases; never for serving.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>The major version of PostgreSQL.</summary>
    public int Major { get; }

    /// <summary>The folder of the server's files.</summary>
    public string Files { get; }

    /// <summary>The number of the server's process.</summary>
    public int ProcessId => _running.Pid;

    /// <summary>Whether the server was running already, left by a CallInsight that was killed.</summary>
    public bool TookOver { get; }

    internal static string Superuser(string socketFolder, string password, int port = ServerSettings.DefaultPort) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Port = port,
        Username = "postgres",
        Password = password,
        Database = "postgres",
        Pooling = false,
        ApplicationName = "callinsight-admin",
    }.ConnectionString;

    /// <summary>Makes the database where there is none, starts the server or takes over the one that runs, and returns when it accepts connections.</summary>
    /// <exception cref="StartRefusal">No PostgreSQL, one of another version, a full disk, damaged files.</exception>
    public static Task<PostgresServer> StartAsync(DataDirectory data, ILogger logger, CancellationToken cancellationToken) =>
        StartAsync(data, new OwnPostgresOptions(), logger, cancellationToken);

    /// <inheritdoc cref="StartAsync(DataDirectory, ILogger, CancellationToken)"/>
    public static async Task<PostgresServer> StartAsync(DataDirectory data, OwnPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        var clock = Stopwatch.StartNew();
        var home = await new ChooseHome(data, options, logger).DecideAsync(cancellationToken);
        if (!Directory.Exists(home.Cluster))
        {
            await new InitialiseCluster(data, home, logger).RunAsync(cancellationToken);
        }

        var password = SuperuserPassword(data);
        var postmaster = new Postmaster(home, options, logger);
        var survivor = await TakeOverAsync(home, postmaster, options, cancellationToken);
        var running = survivor ?? await postmaster.StartAsync(cancellationToken);
        logger.LogInformation("PostgreSQL {Major} {Way} in {Milliseconds} ms, process {Process}", home.Binaries.Major, survivor is null ? "started" : "taken over", clock.ElapsedMilliseconds, running.Pid);
        return new PostgresServer(home, postmaster, running, survivor is not null, password, options.Port?.Number ?? ServerSettings.DefaultPort);
    }

    /// <summary>Starts the server again whenever it dies, until that is cancelled. Connections to it heal by themselves.</summary>
    public async Task KeepAliveAsync(ILogger logger, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat);
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            if (_running.IsAlive())
            {
                continue;
            }

            logger.LogError("PostgreSQL, process {Process}, is gone: it is started again", _running.Pid);
            try
            {
                _running = await _postmaster.SurvivorAsync(cancellationToken) ?? await _postmaster.StartAsync(cancellationToken);
                logger.LogInformation("PostgreSQL runs again, process {Process}", _running.Pid);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Sessions of the dead server may still be ending; a full disk may be emptied.
                logger.LogError("PostgreSQL could not be started again; it is tried again: {Reason}", failure.Message);
            }
        }
    }

    /// <summary>Stops the server: ends its sessions, lets it write what it holds, and waits until its process is gone.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _postmaster.StopAsync(cancellationToken);

    /// <returns>The server that runs already, with the settings of this version; null when one has to be started.</returns>
    private static async Task<PostmasterFile?> TakeOverAsync(PostgresHome home, Postmaster postmaster, OwnPostgresOptions options, CancellationToken cancellationToken)
    {
        var survivor = await postmaster.SurvivorAsync(cancellationToken);
        var file = Path.Combine(home.Cluster, "postgresql.conf");
        if (survivor is not null && await File.ReadAllTextAsync(file, cancellationToken) == ServerSettings.File(survivor.SocketFolder, options))
        {
            return survivor;
        }

        await postmaster.StopAsync(cancellationToken);
        await TlsFiles.PutAsync(home, options.Port, cancellationToken);
        PrivateFile.Write(file, ServerSettings.File(await SocketFolder.PrepareAsync(home, cancellationToken), options));
        await home.User.GiveAsync(file, cancellationToken);
        return null;
    }

    private static string SuperuserPassword(DataDirectory data) => File.Exists(data.SuperuserPasswordFile)
        ? File.ReadAllText(data.SuperuserPasswordFile)
        : throw new StartRefusal($"The file {data.SuperuserPasswordFile} is missing, without which the database beside it cannot be opened. Put it back from a backup.");
}

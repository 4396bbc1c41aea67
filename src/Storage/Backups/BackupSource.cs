using CallInsight.Storage.Logins;
using CallInsight.Storage.OwnPostgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallInsight.Storage.Backups;

/// <summary>
/// A session on the database of a data directory: on the server that runs there, whose CallInsight goes on serving; where
/// none runs, on one that is started and stopped again.
/// </summary>
internal sealed class BackupSource : IAsyncDisposable
{
    private readonly DataDirectory? _held;
    private readonly PostgresServer? _started;

    private BackupSource(string cluster, NpgsqlConnection session, DataDirectory? held, PostgresServer? started) =>
        (Cluster, Session, _held, _started) = (cluster, session, held, started);

    /// <summary>The folder of the server's files.</summary>
    public string Cluster { get; }

    /// <summary>As the superuser, in the database <c>callinsight</c>.</summary>
    public NpgsqlConnection Session { get; }

    /// <exception cref="StartRefusal">There is no database of our own, or it cannot be opened.</exception>
    public static async Task<BackupSource> OpenAsync(string folder, ILogger logger, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, DataDirectory.SuperuserPasswordName)))
        {
            throw new StartRefusal($"There is no database of CallInsight's own in {folder}. Name its folder with --data-directory.");
        }

        return PostmasterFile.Read(ClusterOf(folder)) is { IsReady: true } running && running.IsAlive()
            ? new BackupSource(ClusterOf(folder), await ConnectAsync(SuperuserOf(folder, running), cancellationToken), null, null)
            : await StartAsync(folder, logger, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await EndAsync(_started, _held);
    }

    private static async Task<BackupSource> StartAsync(string folder, ILogger logger, CancellationToken cancellationToken)
    {
        var held = DataDirectory.Open(folder);
        PostgresServer? started = null;
        try
        {
            started = await PostgresServer.StartAsync(held, logger, cancellationToken);
            return new BackupSource(started.Files, await ConnectAsync(started.SuperuserConnectionString, cancellationToken), held, started);
        }
        catch
        {
            await EndAsync(started, held);
            throw;
        }
    }

    private static async Task EndAsync(PostgresServer? started, DataDirectory? held)
    {
        if (started is not null)
        {
            await started.StopAsync(CancellationToken.None);
        }

        held?.Dispose();
    }

    private static string ClusterOf(string folder)
    {
        var note = Path.Combine(folder, DataDirectory.ElsewhereNoteName);
        return PostgresHome.ClusterIn(File.Exists(note) ? File.ReadAllText(note).Trim() : folder);
    }

    private static string SuperuserOf(string folder, PostmasterFile running) =>
        PostgresServer.Superuser(running.SocketFolder, File.ReadAllText(Path.Combine(folder, DataDirectory.SuperuserPasswordName)));

    private static async Task<NpgsqlConnection> ConnectAsync(string superuser, CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { Database = DatabaseLogins.Database, CommandTimeout = 0, ApplicationName = "callinsight-backup" }.ConnectionString);
        await session.OpenAsync(cancellationToken);
        return session;
    }
}

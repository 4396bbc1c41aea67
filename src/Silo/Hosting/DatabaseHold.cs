using CallInsight.Storage;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary>Says who works on a database: one process alone, or the silos of one cluster together. Two that each think they are alone would take
/// each other's silo for a dead one of their own; two clusters would both have each grain. The lock belongs to a session: it goes with the process,
/// however that ends, and is taken again when the session is lost.</summary>
internal sealed class DatabaseHold : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly DatabaseLock _lock;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;
    private NpgsqlConnection _session;

    private DatabaseHold(DatabaseLock right, NpgsqlConnection session, ILogger logger)
    {
        (_lock, _session) = (right, session);
        _watching = Task.Run(() => WatchAsync(logger));
    }

    /// <summary>Cancelled when others, with whom it cannot be shared, have taken the database after our session was lost: this process must end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>For a process that is everything.</summary>
    /// <param name="connectionString">A direct connection: one through a pooler would share the session.</param>
    /// <exception cref="StartRefusal">Others work on it.</exception>
    public static Task<DatabaseHold> TakeAloneAsync(string connectionString, ILogger logger, CancellationToken cancellationToken)
        => TakeAsync(connectionString, clusterId: null, logger, cancellationToken);

    /// <summary>For a silo of a cluster: the others of its cluster hold it too.</summary>
    /// <param name="connectionString">A direct connection: one through a pooler would share the session.</param>
    /// <exception cref="StartRefusal">One works on it alone, or another cluster does.</exception>
    public static Task<DatabaseHold> ShareAsync(string connectionString, string clusterId, ILogger logger, CancellationToken cancellationToken)
        => TakeAsync(connectionString, clusterId, logger, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        await _session.DisposeAsync();
        _ending.Dispose();
        _lost.Dispose();
    }

    private static async Task<DatabaseHold> TakeAsync(string connectionString, string? clusterId, ILogger logger, CancellationToken cancellationToken)
    {
        var right = new DatabaseLock(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString, clusterId);
        return await right.TryTakeAsync(cancellationToken) is { } session
            ? new DatabaseHold(right, session, logger)
            : throw await right.RefusalAsync(cancellationToken);
    }

    private async Task WatchAsync(ILogger logger)
    {
        try
        {
            using var beat = new PeriodicTimer(Beat);
            while (await beat.WaitForNextTickAsync(_ending.Token))
            {
                if (!await StandsAsync())
                {
                    logger.LogCritical("Another {Other} has begun to work alone on this database while it was out of reach: this one ends", _lock.ClusterId is null ? "CallInsight" : "CallInsight or cluster");
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // It is given up.
        }
    }

    /// <returns>False when others have the lock, with whom it cannot be shared; true while nobody can have it.</returns>
    private async Task<bool> StandsAsync()
    {
        try
        {
            await using var ask = new NpgsqlCommand("select 1", _session);
            await ask.ExecuteScalarAsync(_ending.Token);
            return true;
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
        {
            return await TakeAgainAsync();
        }
    }

    private async Task<bool> TakeAgainAsync()
    {
        try
        {
            if (await _lock.TryTakeAsync(_ending.Token) is not { } session)
            {
                return false;
            }

            await _session.DisposeAsync();
            _session = session;
            return true;
        }
        catch (NpgsqlException)
        {
            // The database is away, for everybody: it is asked again at the next beat.
            return true;
        }
    }
}

using CallInsight.Storage;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary>Says who works on a database: one process alone, or the silos of a cluster together. Two that each think they are alone would take
/// each other's silo for a dead one of their own. The lock belongs to a session: it goes with the process, however that ends, and is taken again when the session is lost.</summary>
internal sealed class DatabaseHold : IAsyncDisposable
{
    private const long Key = 0x43_49_41_4C_4F_4E_45; // "CIALONE"
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly string _connectionString;
    private readonly bool _isAlone;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;
    private NpgsqlConnection _session;

    private DatabaseHold(string connectionString, bool isAlone, NpgsqlConnection session, ILogger logger)
    {
        (_connectionString, _isAlone, _session) = (connectionString, isAlone, session);
        _watching = Task.Run(() => WatchAsync(logger));
    }

    /// <summary>Cancelled when others, with whom it cannot be shared, have taken the database after our session was lost: this process must end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>For a process that is everything.</summary>
    /// <param name="connectionString">A direct connection: one through a pooler would share the session.</param>
    /// <exception cref="StartRefusal">Others work on it.</exception>
    public static Task<DatabaseHold> TakeAloneAsync(string connectionString, ILogger logger, CancellationToken cancellationToken)
        => TakeAsync(connectionString, isAlone: true, logger, cancellationToken);

    /// <summary>For a silo of a cluster: others hold it too.</summary>
    /// <param name="connectionString">A direct connection: one through a pooler would share the session.</param>
    /// <exception cref="StartRefusal">One works on it alone.</exception>
    public static Task<DatabaseHold> ShareAsync(string connectionString, ILogger logger, CancellationToken cancellationToken)
        => TakeAsync(connectionString, isAlone: false, logger, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        await _session.DisposeAsync();
        _ending.Dispose();
        _lost.Dispose();
    }

    private static async Task<DatabaseHold> TakeAsync(string connectionString, bool isAlone, ILogger logger, CancellationToken cancellationToken)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 };
        if (await TryTakeAsync(direct.ConnectionString, isAlone, cancellationToken) is { } session)
        {
            return new DatabaseHold(direct.ConnectionString, isAlone, session, logger);
        }

        throw new StartRefusal(await IsSharedAsync(direct.ConnectionString, cancellationToken)
            ? $"Silos of a cluster work on the database {direct.Database} at {direct.Host}. Start this one with CallInsight:Cluster on, or give it a database of its own."
            : $"Another CallInsight works alone on the database {direct.Database} at {direct.Host}. Stop it first, or give this one a database of its own.");
    }

    private static async Task<bool> IsSharedAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var session = new NpgsqlConnection(connectionString);
        await session.OpenAsync(cancellationToken);
        await using var ask = new NpgsqlCommand(
            """
            select exists (select from pg_locks l join pg_database d on d.oid = l.database
                            where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.mode = 'ShareLock'
                              and (l.classid::bigint << 32) | l.objid::bigint = $1)
            """,
            session) { Parameters = { new() { Value = Key } } };
        return await ask.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <returns>The session that holds the lock; null where others hold it.</returns>
    private static async Task<NpgsqlConnection?> TryTakeAsync(string connectionString, bool isAlone, CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnection(connectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var take = new NpgsqlCommand(isAlone ? "select pg_try_advisory_lock($1)" : "select pg_try_advisory_lock_shared($1)", session) { Parameters = { new() { Value = Key } } };
            if (await take.ExecuteScalarAsync(cancellationToken) is true)
            {
                return session;
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
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
                    logger.LogCritical("Another CallInsight has begun to work alone on this database while it was out of reach: this one ends");
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
            if (await TryTakeAsync(_connectionString, _isAlone, _ending.Token) is not { } session)
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

using CallInsight.Storage;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary>Says that one process alone works on a database. Two that each think so would take each other's silo for a dead one of their own.
/// The lock belongs to a session: it goes with the process, however that ends, and is taken again when the session is lost.</summary>
internal sealed class AloneLock : IAsyncDisposable
{
    private const long Key = 0x43_49_41_4C_4F_4E_45; // "CIALONE"
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly string _connectionString;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;
    private NpgsqlConnection _session;

    private AloneLock(string connectionString, NpgsqlConnection session, ILogger logger)
    {
        (_connectionString, _session) = (connectionString, session);
        _watching = Task.Run(() => WatchAsync(logger));
    }

    /// <summary>Cancelled when another process has taken the lock after our session was lost: this one must end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <param name="connectionString">A direct connection: one through a pooler would share the session.</param>
    /// <exception cref="StartRefusal">Another process holds it.</exception>
    public static async Task<AloneLock> TakeAsync(string connectionString, ILogger logger, CancellationToken cancellationToken)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 };
        return await TryTakeAsync(direct.ConnectionString, cancellationToken) is { } session
            ? new AloneLock(direct.ConnectionString, session, logger)
            : throw new StartRefusal($"Another CallInsight works alone on the database {direct.Database} at {direct.Host}. Stop it first, or give this one a database of its own.");
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        await _session.DisposeAsync();
        _ending.Dispose();
        _lost.Dispose();
    }

    /// <returns>The session that holds the lock; null where another holds it.</returns>
    private static async Task<NpgsqlConnection?> TryTakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnection(connectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", session) { Parameters = { new() { Value = Key } } };
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

    /// <returns>False when another process has the lock; true while nobody can have it.</returns>
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
            if (await TryTakeAsync(_connectionString, _ending.Token) is not { } session)
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

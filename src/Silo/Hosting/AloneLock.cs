using CallInsight.Storage;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary>Says that one process alone works on a database. Two that each think so would take each other's silo for a dead one of their own.
/// The lock belongs to a session: it goes with the process, however that ends.</summary>
internal sealed class AloneLock : IAsyncDisposable
{
    private const long Key = 0x43_49_41_4C_4F_4E_45; // "CIALONE"
    private readonly NpgsqlConnection _session;

    private AloneLock(NpgsqlConnection session) => _session = session;

    /// <param name="connectionString">A direct connection: one through a pooler would share the session.</param>
    /// <exception cref="StartRefusal">Another process holds it.</exception>
    public static async Task<AloneLock> TakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", session) { Parameters = { new() { Value = Key } } };
            return await take.ExecuteScalarAsync(cancellationToken) is true
                ? new AloneLock(session)
                : throw new StartRefusal($"Another CallInsight works alone on the database {session.Database} at {session.Host}. Stop it first, or run both as a cluster (CallInsight:Cluster).");
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}

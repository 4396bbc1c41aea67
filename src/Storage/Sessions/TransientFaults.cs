using Npgsql;

namespace CallInsight.Storage.Sessions;

/// <summary>Which failures of the database pass: it restarts, fails over, is full or overrun, or another writer was first.</summary>
public static class TransientFaults
{
    /// <summary>Whether a repeat may help. The driver knows of lost connections, full disks and used-up connections; not of servers that stop.</summary>
    public static bool IsTransient(NpgsqlException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.IsTransient || (fault as PostgresException)?.SqlState is
            PostgresErrorCodes.SerializationFailure or
            PostgresErrorCodes.AdminShutdown or
            PostgresErrorCodes.CrashShutdown or
            PostgresErrorCodes.CannotConnectNow or
            PostgresErrorCodes.TooManyConnections or
            PostgresErrorCodes.DiskFull or
            PostgresErrorCodes.ReadOnlySqlTransaction;
    }
}

using CallInsight.Contracts;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls;

/// <summary>Tells failures that would come again from those that pass.</summary>
internal static class CallFaults
{
    /// <summary>Whether a failure lies in the call itself, so that more tries would not help: not in a silo or a database that is away.</summary>
    public static bool AreOfTheCall(Exception e) => e switch
    {
        Npgsql.NpgsqlException database => !TransientFaults.IsTransient(database) && database is Npgsql.PostgresException,
        StorageException other => !other.IsTransient,
        OrleansException or TimeoutException => false,
        _ => true,
    };
}

namespace CallInsight.Contracts;

/// <summary>The database failed in a grain. It stands for the driver's own exceptions, which cannot cross a process, and says no word of
/// what was stored.</summary>
[GenerateSerializer, Alias("StorageException")]
public sealed class StorageException : Exception
{
    /// <param name="sqlState">PostgreSQL's code of the failure; null when it was not PostgreSQL that spoke, but the connection.</param>
    /// <param name="isTransient">Whether a repeat may help.</param>
    public StorageException(string? sqlState, bool isTransient)
        : base(sqlState is null ? "The database could not be reached." : $"The database answered with SQLSTATE {sqlState}.")
        => (SqlState, IsTransient) = (sqlState, isTransient);

    /// <summary>PostgreSQL's five characters; null when the connection failed.</summary>
    [Id(0)]
    public string? SqlState { get; }

    /// <summary>Whether a repeat may help: the database was away, or another writer was first.</summary>
    [Id(1)]
    public bool IsTransient { get; }
}

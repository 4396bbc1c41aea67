using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>Connection strings of roles.</summary>
internal static class RoleConnection
{
    /// <summary>The server of <paramref name="server"/>, as one of our roles.</summary>
    public static string Make(NpgsqlConnectionStringBuilder server, string database, DatabaseRole role, string password) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = database,
            Username = role.Name,
            Password = password,
            ApplicationName = Name(role),
            Pooling = true,
            MaxPoolSize = role.PoolSize,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            // Nothing is ever set for longer than a transaction, so there is nothing to reset.
            NoResetOnClose = true,
            Timeout = 15,
            CommandTimeout = 30,
            // An error's detail quotes rows; it must not get into exceptions, which are logged.
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
        }.ConnectionString;

    /// <summary>A connection string of whoever runs the cluster, changed only where it would let texts into a log.</summary>
    public static string AsGiven(string given, DatabaseRole role)
    {
        var builder = Parse(given, role.Setting);
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        builder.ApplicationName ??= Name(role);
        return builder.ConnectionString;
    }

    /// <exception cref="StartRefusal">It is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string given, string setting)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(given);
        }
        catch (ArgumentException malformed)
        {
            // Without the text of the exception, which may quote a password.
            throw new StartRefusal($"ConnectionStrings:{setting} is no connection string of PostgreSQL. It should look like Host=db;Database=callinsight;Username=…;Password=….", malformed);
        }
    }

    /// <summary>Whether the server lets the role of that connection into its database.</summary>
    public static async Task<bool> IsOpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.ConnectAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (IsRefusal(refused))
        {
            return false;
        }
    }

    /// <summary>Whether a server answered that it does not know the role, its password or the database, or keeps it out of it.</summary>
    public static bool IsRefusal(PostgresException answer) => answer.SqlState is
        PostgresErrorCodes.InvalidPassword or
        PostgresErrorCodes.InvalidAuthorizationSpecification or
        PostgresErrorCodes.InvalidCatalogName or
        PostgresErrorCodes.InsufficientPrivilege;

    private static string Name(DatabaseRole role) => role.Name.Replace('_', '-');
}

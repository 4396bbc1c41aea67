using CallInsight.Storage.OwnPostgres;
using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>Makes the database and the five roles where they are missing. Doing so twice is the same as once.</summary>
public static class DatabaseLogins
{
    /// <summary>The database's name where no connection string gives another.</summary>
    public const string Database = "callinsight";

    private const string ClosedToOthers =
        """
        select not exists (select from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) a
                            where datname = current_database() and a.grantee = 0)
        """;

    /// <summary>On the PostgreSQL of our own, with passwords kept in the data directory.</summary>
    public static Task<DatabaseConnections> EnsureAsync(PostgresServer server, DataDirectory data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(data);
        return EnsureAsync(server.SuperuserConnectionString, Database, LoginPasswords.KeptIn(data.LoginsFile), cancellationToken);
    }

    /// <summary>
    /// On a server of which one login is known, which may make roles. The passwords of the roles follow from its own, so
    /// that all hosts with the same setting agree; changing it changes theirs.
    /// </summary>
    /// <exception cref="StartRefusal">It may not make roles, or has no password.</exception>
    public static Task<DatabaseConnections> EnsureThroughAsync(string connectionString, CancellationToken cancellationToken)
    {
        var server = RoleConnection.Parse(connectionString, DatabaseRole.App.Setting);
        return string.IsNullOrEmpty(server.Password)
            ? throw new StartRefusal("ConnectionStrings:CallInsight has no password, from which those of the other logins would follow. Set all five connection strings.")
            : EnsureAsync(connectionString, server.Database ?? Database, LoginPasswords.DerivedFrom(server.Password), cancellationToken);
    }

    internal static async Task<DatabaseConnections> EnsureAsync(string admin, string database, LoginPasswords passwords, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(admin) { Pooling = false };
        var connections = DatabaseConnections.Of(role => RoleConnection.Make(server, database, role, passwords[role]));
        if (passwords.AreNew || !await AllServeAsync(connections, cancellationToken))
        {
            await using var made = await MakeLogins.OnAsync(server, database, passwords, cancellationToken);
            await made.RunAsync(connections, cancellationToken);
            await RefuseToServe.AsTooMuchAsync(connections, cancellationToken);
        }

        return connections;
    }

    /// <summary>Whether nothing is left to do, as at every start but the first. Roles get their passwords last, so whoever enters was made whole.</summary>
    private static async Task<bool> AllServeAsync(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        try
        {
            var owner = IsDatabaseClosedToOthersAsync(connections.Owner, cancellationToken);
            await RefuseToServe.AsTooMuchAsync(connections, cancellationToken);
            return await owner;
        }
        catch (StartRefusal refusal) when (refusal.InnerException is PostgresException refused && RoleConnection.IsRefusal(refused))
        {
            return false;
        }
    }

    private static async Task<bool> IsDatabaseClosedToOthersAsync(string owner, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        try
        {
            await connection.ConnectAsync(cancellationToken);
            await using var command = new NpgsqlCommand(ClosedToOthers, connection);
            return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (PostgresException refused) when (RoleConnection.IsRefusal(refused))
        {
            return false;
        }
    }
}

using CallInsight.Storage.Logins;
using Npgsql;

namespace CallInsight.Testing;

/// <summary>One database of a test server, with the connections of the five roles.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _server;

    internal TestDatabase(string name, string server, DatabaseConnections connections)
    {
        Name = name;
        _server = server;
        Connections = connections;
        Superuser = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string Name { get; }

    public DatabaseConnections Connections { get; }

    /// <summary>Sees and may do everything: for looking at what is stored, never for serving.</summary>
    public string Superuser { get; }

    /// <summary>Runs statements; the answer is the first column of the first row.</summary>
    public static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Drops the database, together with whatever still uses it.</summary>
    public async ValueTask DisposeAsync() => await RunAsync(_server, $"drop database {Name} with (force)");
}

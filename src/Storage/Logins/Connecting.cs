using System.Net.Sockets;
using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>How connections are opened. The driver wraps most of what goes wrong on the way to a server, but a name that no name server knows not on every way,
/// and never with that name: here it is always a transient <see cref="NpgsqlException"/> that says it, so that whoever waits for the database waits for its name too.</summary>
public static class Connecting
{
    /// <exception cref="NpgsqlException">The server cannot be reached, or refuses.</exception>
    public static async Task ConnectAsync(this NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception e) when (Unresolved(e) is { } unknown)
        {
            throw Unknown(connection.ConnectionString, unknown);
        }
    }

    /// <inheritdoc cref="ConnectAsync(NpgsqlConnection, CancellationToken)"/>
    public static async Task<NpgsqlConnection> ConnectAsync(this NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception e) when (Unresolved(e) is { } unknown)
        {
            throw Unknown(source.ConnectionString, unknown);
        }
    }

    private static SocketException? Unresolved(Exception e) => e switch
    {
        SocketException bare => bare,
        NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } wrapped } => wrapped,
        _ => null,
    };

    private static NpgsqlException Unknown(string connection, SocketException unknown) => new($"The host name {new NpgsqlConnectionStringBuilder(connection).Host} cannot be resolved: {unknown.Message}.", unknown);
}

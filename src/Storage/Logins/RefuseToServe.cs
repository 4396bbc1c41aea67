using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>
/// Row-level security is what keeps one tenant's data from another, and it does not hold a superuser, a role with
/// BYPASSRLS, or (where it is not forced) an owner. So nothing is served as one of these, nor as who could become one.
/// </summary>
public static class RefuseToServe
{
    private const string Powers =
        """
        select current_user::text,
               exists (select from pg_roles r where r.rolsuper and pg_has_role(current_user, r.oid, 'MEMBER')),
               exists (select from pg_roles r where r.rolbypassrls and pg_has_role(current_user, r.oid, 'MEMBER')),
               exists (select from pg_database d where d.datname = current_database() and pg_has_role(current_user, d.datdba, 'MEMBER'))
                 or exists (select from pg_namespace n
                             where n.nspname !~ '^pg_' and n.nspname not in ('public', 'information_schema')
                               and pg_has_role(current_user, n.nspowner, 'MEMBER'))
                 or exists (select from pg_roles r where r.rolname = 'callinsight_owner' and pg_has_role(current_user, r.oid, 'MEMBER'))
        """;

    /// <exception cref="StartRefusal">One of the serving connections may do more than it should, or does not work.</exception>
    public static Task AsTooMuchAsync(DatabaseConnections connections, CancellationToken cancellationToken) =>
        Task.WhenAll(DatabaseRole.Serving.Select(role => CheckAsync(role, connections.For(role), cancellationToken)));

    private static async Task CheckAsync(DatabaseRole role, string connectionString, CancellationToken cancellationToken)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        try
        {
            await using var connection = new NpgsqlConnection(direct.ConnectionString);
            await connection.ConnectAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Powers, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (TooMuch(reader) is { } power)
            {
                throw new StartRefusal($"CallInsight does not serve as the PostgreSQL login {reader.GetString(0)} (ConnectionStrings:{role.Setting}), because it is, or may become, {power}: one company's data would not be kept from another. Use a login without such rights.");
            }
        }
        catch (NpgsqlException unreachable)
        {
            throw new StartRefusal($"The database {direct.Database} on {direct.Host} cannot be used as {direct.Username} (ConnectionStrings:{role.Setting}): {unreachable.Message}", unreachable);
        }
    }

    private static string? TooMuch(NpgsqlDataReader powers) =>
        powers.GetBoolean(1) ? "a superuser"
        : powers.GetBoolean(2) ? "a role with BYPASSRLS"
        : powers.GetBoolean(3) ? "the owner of the database"
        : null;
}

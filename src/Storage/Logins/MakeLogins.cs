using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>What has to be done as a login that may make roles and databases, under a lock: hosts start at once.</summary>
internal sealed class MakeLogins : IAsyncDisposable
{
    private const long Lock = 0x43616C6C4C6F67; // "CallLog"

    // Entries beside the names of roles in what exists.
    private const string Made = "database made";
    private const string Ours = "database ours";
    private const string Prepared = "database prepared";

    // Operators see which statements cost the most. A login that may not give this leaves it to whoever may.
    private static readonly string ReadStatistics = $"do $body$ begin grant pg_read_all_stats to {DatabaseRole.Operator.Name}; exception when insufficient_privilege then null; end $body$";

    private readonly NpgsqlConnection _admin;
    private readonly string _server;
    private readonly string _database;
    private readonly LoginPasswords _passwords;

    private MakeLogins(NpgsqlConnection admin, string server, string database, LoginPasswords passwords)
    {
        _admin = admin;
        _server = server;
        _database = database;
        _passwords = passwords;
    }

    public static async Task<MakeLogins> OnAsync(NpgsqlConnectionStringBuilder server, string database, LoginPasswords passwords, CancellationToken cancellationToken)
    {
        // Locks count within one database, so all hosts meet in the one that every server has.
        var meetingPlace = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "postgres" };
        var admin = new NpgsqlConnection(meetingPlace.ConnectionString);
        try
        {
            await admin.ConnectAsync(cancellationToken);
            return new MakeLogins(admin, server.ConnectionString, database, passwords);
        }
        catch (NpgsqlException unreachable)
        {
            await admin.DisposeAsync();
            throw new StartRefusal($"PostgreSQL at {server.Host} cannot be reached as {server.Username}: {unreachable.Message}", unreachable);
        }
    }

    public async Task RunAsync(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"select pg_advisory_lock({Lock})", cancellationToken);
        var existing = await ExistingAsync(cancellationToken);
        try
        {
            foreach (var role in DatabaseRole.All.Where(role => !existing.Contains(role.Name)))
            {
                await ExecuteAsync($"create role {role.Name} login", cancellationToken);
            }

            if (!existing.Contains(DatabaseRole.Door))
            {
                await ExecuteAsync($"create role {DatabaseRole.Door} nologin; grant {DatabaseRole.Door} to {DatabaseRole.Owner.Name}", cancellationToken);
            }

            await ExecuteAsync(ReadStatistics, cancellationToken);
            if (!existing.Contains(Prepared))
            {
                await MakeDatabaseAsync(existing, cancellationToken);
            }

            await SetPasswordsAsync(existing, connections, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartRefusal(
                $"The login {_admin.UserName} may not make the logins and the database that CallInsight needs ({refused.MessageText}). Give it CREATEROLE and the ownership of the database {_database}, or set all five connection strings.", refused);
        }
    }

    /// <summary>Ends the session, and the lock with it.</summary>
    public ValueTask DisposeAsync() => _admin.DisposeAsync();

    private async Task MakeDatabaseAsync(HashSet<string> existing, CancellationToken cancellationToken)
    {
        var name = '"' + _database.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        if (!existing.Contains(Made))
        {
            await AsMaybeOwnerAsync(() => ExecuteAsync(
                $"create database {name} owner {DatabaseRole.Owner.Name} template template0 encoding 'UTF8'", cancellationToken), cancellationToken);
        }
        else if (!existing.Contains(Ours))
        {
            await AsMaybeOwnerAsync(() => GivePublicSchemaAsync(cancellationToken), cancellationToken);
        }

        var everybody = string.Join(", ", DatabaseRole.All.Select(role => role.Name));
        // One implicit transaction: all of it is done or none.
        await ExecuteAsync(
            $"""
            revoke all on database {name} from public;
            grant connect on database {name} to {everybody};
            grant create, temporary on database {name} to {DatabaseRole.Owner.Name};
            grant temporary on database {name} to {DatabaseRole.App.Name};
            alter role {DatabaseRole.Reader.Name} set default_transaction_read_only = on;
            """,
            cancellationToken);
    }

    /// <summary>Ownership is given only by who could become the new owner.</summary>
    private async Task AsMaybeOwnerAsync(Func<Task> give, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"grant {DatabaseRole.Owner.Name} to current_user", cancellationToken);
        await give();
        await ExecuteAsync($"revoke {DatabaseRole.Owner.Name} from current_user", cancellationToken);
    }

    /// <summary>In a database that somebody else made, our owner needs the schema of our tables.</summary>
    private async Task GivePublicSchemaAsync(CancellationToken cancellationToken)
    {
        await using var inside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString);
        await inside.ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"alter schema public owner to {DatabaseRole.Owner.Name}", inside);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Gives a password to the roles that cannot enter: those just made, and those whose password was lost or changed.
    /// It comes last, so that a role which enters is one for which all was done.
    /// </summary>
    private async Task SetPasswordsAsync(HashSet<string> existing, DatabaseConnections connections, CancellationToken cancellationToken)
    {
        var enters = await Task.WhenAll(DatabaseRole.All.Select(async role =>
            existing.Contains(role.Name) && await RoleConnection.IsOpenAsync(connections.For(role), cancellationToken)));
        foreach (var role in DatabaseRole.All.Where((_, number) => !enters[number]))
        {
            await ExecuteAsync($"alter role {role.Name} password '{ScramVerifier.Of(_passwords[role])}'", cancellationToken);
        }
    }

    /// <summary>The names of the roles that exist, and entries for what is done of the database.</summary>
    private async Task<HashSet<string>> ExistingAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select rolname::text from pg_roles where rolname = any(@roles)
            union all
            select @made from pg_database where datname = @database
            union all
            select @ours from pg_database join pg_roles r on r.oid = datdba where datname = @database and r.rolname = @owner
            union all
            select @prepared from pg_database, aclexplode(datacl) a join pg_roles r on r.oid = a.grantee
             where datname = @database and r.rolname = @app and a.privilege_type = 'TEMPORARY'
            """,
            _admin);
        command.Parameters.AddWithValue("made", Made);
        command.Parameters.AddWithValue("ours", Ours);
        command.Parameters.AddWithValue("owner", DatabaseRole.Owner.Name);
        command.Parameters.AddWithValue("prepared", Prepared);
        command.Parameters.AddWithValue("app", DatabaseRole.App.Name);
        command.Parameters.AddWithValue("roles", DatabaseRole.All.Select(role => role.Name).Append(DatabaseRole.Door).ToArray());
        command.Parameters.AddWithValue("database", _database);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _admin) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

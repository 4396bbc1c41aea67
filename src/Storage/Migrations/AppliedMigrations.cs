using Npgsql;

namespace CallInsight.Storage.Migrations;

/// <summary>What the database remembers of the steps that were applied to it.</summary>
internal static class AppliedMigrations
{
    public const string Schema = "migrations";
    public const string Table = "applied";

    /// <returns>Which of the program's steps are still to come, in their order.</returns>
    /// <exception cref="StartRefusal">The database knows steps that the program does not.</exception>
    public static async Task<IReadOnlyList<Migration>> MissingAsync(NpgsqlConnection connection, IReadOnlyList<Migration> known, CancellationToken cancellationToken)
    {
        var applied = await NamesAsync(connection, cancellationToken);
        var names = known.Select(migration => migration.Name).ToHashSet(StringComparer.Ordinal);
        var foreign = applied.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal).ToList();
        return foreign.Count == 0
            ? [.. known.Where(migration => !applied.Contains(migration.Name))]
            : throw new StartRefusal($"The database {connection.Database} was brought up to date by a newer CallInsight (it has {foreign[^1]}, which this one does not know). Start that version or a newer one, or put back a backup from before.");
    }

    private static async Task<HashSet<string>> NamesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var command = new NpgsqlCommand($"select scriptname from {Schema}.{Table}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                names.Add(reader.GetString(0));
            }
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // A new database: nothing was applied.
        }

        return names;
    }
}

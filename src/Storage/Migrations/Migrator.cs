using System.Diagnostics;
using CallInsight.Storage.Logins;
using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallInsight.Storage.Migrations;

/// <summary>
/// Brings the database up to date: each step in a transaction of its own, forward only, one process at a time. Several
/// hosts may start at once; the first does the work and the others wait for it.
/// </summary>
public static class Migrator
{
    private const long Lock = 0x43616C6C4D6967; // "CallMig"

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Applies the steps that are missing; one query when there are none.</summary>
    /// <param name="ownerConnectionString">As the owner, and directly to PostgreSQL: a lock of the session guards the work, which a pooler would lose.</param>
    /// <exception cref="StartRefusal">The database is newer than the program, or a step failed.</exception>
    public static Task MigrateAsync(string ownerConnectionString, ILogger logger, CancellationToken cancellationToken) =>
        MigrateAsync(ownerConnectionString, Migration.All, logger, cancellationToken);

    /// <inheritdoc cref="MigrateAsync(string, ILogger, CancellationToken)"/>
    public static async Task MigrateAsync(string ownerConnectionString, IReadOnlyList<Migration> known, ILogger logger, CancellationToken cancellationToken)
    {
        var direct = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, KeepAlive = 30, MaxAutoPrepare = 0 }.ConnectionString;
        await using var connection = new NpgsqlConnection(direct);
        await connection.ConnectAsync(cancellationToken);
        if ((await AppliedMigrations.MissingAsync(connection, known, cancellationToken)).Count == 0)
        {
            return;
        }

        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        var missing = await AppliedMigrations.MissingAsync(connection, known, cancellationToken);
        if (missing.Count > 0)
        {
            await ExecuteAsync(connection, $"create schema if not exists {AppliedMigrations.Schema}; grant usage on schema {AppliedMigrations.Schema} to public", cancellationToken);
            await Task.Run(() => Apply(direct, missing, logger), cancellationToken);
            // Names of steps are no secret; every host may wait for them, as whatever role it has.
            await ExecuteAsync(connection, $"grant select on {AppliedMigrations.Schema}.{AppliedMigrations.Table} to public", cancellationToken);
        }
    }

    /// <summary>Waits until another process has brought the database up to date, for hosts that leave that to a deployment job.</summary>
    /// <param name="connectionString">As any of the roles.</param>
    /// <exception cref="StartRefusal">The database is newer than the program.</exception>
    public static Task WaitUntilMigratedAsync(string connectionString, ILogger logger, TimeProvider time, CancellationToken cancellationToken) =>
        WaitUntilMigratedAsync(connectionString, Migration.All, logger, time, cancellationToken);

    /// <inheritdoc cref="WaitUntilMigratedAsync(string, ILogger, TimeProvider, CancellationToken)"/>
    public static async Task WaitUntilMigratedAsync(string connectionString, IReadOnlyList<Migration> known, ILogger logger, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        var direct = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        var told = "";
        while (await WhatIsMissingAsync(direct, known, cancellationToken) is { } lacking)
        {
            if (lacking != told)
            {
                logger.LogInformation("Waiting for the database to be brought up to date: {Lacking}", lacking);
                told = lacking;
            }

            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private static async Task<string?> WhatIsMissingAsync(string direct, IReadOnlyList<Migration> known, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(direct);
            await connection.ConnectAsync(cancellationToken);
            var missing = await AppliedMigrations.MissingAsync(connection, known, cancellationToken);
            return missing.Count == 0 ? null : missing[0].Name;
        }
        catch (NpgsqlException notYet)
        {
            // The server starts, the login or the table is still to be made: all are the other process's work.
            return notYet.Message;
        }
    }

    private static void Apply(string connectionString, IReadOnlyList<Migration> missing, ILogger logger)
    {
        var clock = Stopwatch.StartNew();
        var outcome = DeployChanges.To
            .PostgresqlDatabase(new WholeScripts(connectionString))
            .WithScripts(missing.Select((migration, order) => new SqlScript(migration.Name, migration.Sql, new SqlScriptOptions { RunGroupOrder = order })))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromDays(1))
            .JournalToPostgresqlTable(AppliedMigrations.Schema, AppliedMigrations.Table)
            .LogTo(new SilentLog())
            .Build()
            .PerformUpgrade();
        if (!outcome.Successful)
        {
            throw new StartRefusal($"The database could not be brought up to date: the step {outcome.ErrorScript?.Name} failed with \"{outcome.Error.Message}\". Nothing of it was kept; the database works with the version before.", outcome.Error);
        }

        logger.LogInformation("Brought the database up to date with {Count} steps in {Milliseconds} ms, the last {Name}", missing.Count, clock.ElapsedMilliseconds, missing[^1].Name);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

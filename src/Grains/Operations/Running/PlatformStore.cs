using CallInsight.Contracts.Operations;
using CallInsight.Grains.Operations.Operators;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Operations.Running;

/// <summary>The SQL of processes, work that was given up, and announcements.</summary>
internal sealed class PlatformStore(NpgsqlDataSource source, AppDatabase database, TimeProvider time)
{
    /// <summary>A process is at work that told so within this time.</summary>
    public static readonly TimeSpan AtWork = TimeSpan.FromSeconds(30);

    /// <summary>Lives of processes are kept so long, to see what ran when.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>Whether it was asked to end.</returns>
    public async Task<bool> SeenAsync(ProcessSeen p, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("""
            insert into processes (name, kind, release, host, pid, started_at, seen_at, processors, memory) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (name) do update set seen_at = excluded.seen_at, processors = excluded.processors, memory = excluded.memory
            returning drain_asked_at is not null
            """);
        command.Parameters.AddRange(
            (NpgsqlParameter[])[
                Of(NpgsqlDbType.Text, p.Name), Of(NpgsqlDbType.Text, p.Kind), Of(NpgsqlDbType.Text, p.Release), Of(NpgsqlDbType.Text, p.Host), Of(NpgsqlDbType.Integer, p.Pid),
                Of(NpgsqlDbType.TimestampTz, p.StartedAt.UtcDateTime), Of(NpgsqlDbType.TimestampTz, time.GetUtcNow().UtcDateTime), Of(NpgsqlDbType.Real, p.Processors), Of(NpgsqlDbType.Bigint, p.Memory)]);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Forgets lives that ended long ago.</summary>
    public Task PruneAsync(CancellationToken cancellationToken)
        => ExecuteAsync(cancellationToken, Command("delete from processes where seen_at < $1", Of(NpgsqlDbType.TimestampTz, (time.GetUtcNow() - Kept).UtcDateTime)));

    /// <summary>The silos at work, but for those that were asked to end.</summary>
    public Task<List<string>> SilosAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync("select name from processes where kind = 'silo' and seen_at > $1 and drain_asked_at is null", r => r.GetString(0), cancellationToken, time.GetUtcNow() - AtWork);

    public Task DrainAsync(DrainSilo command, CancellationToken cancellationToken)
        => ExecuteAsync(
            cancellationToken,
            Command("update processes set drain_asked_at = $2 where name = $1", Of(NpgsqlDbType.Text, command.Name), Of(NpgsqlDbType.TimestampTz, time.GetUtcNow().UtcDateTime)),
            new OperatorEntry(command.By, "silo.drained", Detail: command.Name).Command(time.GetUtcNow()));

    /// <returns>False when there is no such job that was given up.</returns>
    public Task<bool> RetryJobAsync(RetryWork command, CancellationToken cancellationToken)
        => RetryAsync(
            command, "job.retried",
            "update jobs set failed_at = null, error = null, attempts = 0, run_after = $3, worker = null, leased_until = null where tenant_id = $1 and job_id = $2 and failed_at is not null",
            command.Tenant, command.Work, time.GetUtcNow());

    /// <returns>False when there is no such message that was given up.</returns>
    public Task<bool> RetryMessageAsync(RetryWork command, CancellationToken cancellationToken)
        => RetryAsync(
            command, "message.retried",
            "update outbox set done_at = null, parked = false, attempts = 0, due_at = $3, worker = null where tenant_id = $1 and message_id = $2 and parked and subject_id = $4",
            command.Tenant, command.Work, time.GetUtcNow(), command.Subject);

    public Task AnnounceAsync(MakeAnnouncement a, CancellationToken cancellationToken)
        => ExecuteAsync(
            cancellationToken,
            Command(
                """
                with made as (
                  insert into announcements (announcement_id, kind, message, begins_at, ends_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1)
                insert into operator_entries (entry_id, at, operator_id, action, detail) select $6, $4, $7, 'announcement.made', $3 from made
                """,
                Of(NpgsqlDbType.Uuid, a.Announcement), Of(NpgsqlDbType.Text, a.Kind), Of(NpgsqlDbType.Text, a.Message.Trim()), Of(NpgsqlDbType.TimestampTz, time.GetUtcNow().UtcDateTime),
                Of(NpgsqlDbType.TimestampTz, a.EndsAt.UtcDateTime), Of(NpgsqlDbType.Uuid, Guid.CreateVersion7(time.GetUtcNow())), Of(NpgsqlDbType.Uuid, a.By)));

    /// <returns>False when there is none that still runs.</returns>
    public async Task<bool> EndAnnouncementAsync(EndAnnouncement command, CancellationToken cancellationToken)
        => await ExecuteAsync(
            cancellationToken,
            Command(
                """
                with ended as (update announcements set ends_at = $2 where announcement_id = $1 and ends_at > $2 returning message)
                insert into operator_entries (entry_id, at, operator_id, action, detail) select $3, $2, $4, 'announcement.ended', message from ended
                """,
                Of(NpgsqlDbType.Uuid, command.Announcement), Of(NpgsqlDbType.TimestampTz, time.GetUtcNow().UtcDateTime), Of(NpgsqlDbType.Uuid, Guid.CreateVersion7(time.GetUtcNow())), Of(NpgsqlDbType.Uuid, command.By))) > 0;

    private static NpgsqlParameter Of(NpgsqlDbType type, object? value) => OperatorEntry.Column(type, value);

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(argument);
        }

        return command;
    }

    /// <summary>The change of a tenant's row that must be there, and the operator's entry.</summary>
    private async Task<bool> RetryAsync(RetryWork command, string action, string update, params object?[] arguments)
    {
        var batch = database.Begin(command.Tenant).Require(update, arguments);
        new OperatorEntry(command.By, action, command.Tenant, command.Work.ToString()).AddTo(batch, time.GetUtcNow());
        try
        {
            await batch.ExecuteAsync(CancellationToken.None);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            return false;
        }
    }

    private async Task<int> ExecuteAsync(CancellationToken cancellationToken, params IReadOnlyList<NpgsqlBatchCommand> commands)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}

using CallInsight.Storage.Secrets;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Operations.Operators;

/// <summary>The SQL of operators' accounts. Secrets of codes are wrapped by the master key.</summary>
internal sealed class OperatorStore(NpgsqlDataSource source, IKeyVault vault, TimeProvider time)
{
    private const string Upsert = """
        insert into operators (operator_id, email, name, status, password_hash, code_secret, code_step, recovery, failed_attempts, locked_until, session_epoch, link_hash, link_secret, link_expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (operator_id) do update set name = excluded.name, status = excluded.status, password_hash = excluded.password_hash, code_secret = excluded.code_secret,
          code_step = excluded.code_step, recovery = excluded.recovery, failed_attempts = excluded.failed_attempts, locked_until = excluded.locked_until,
          session_epoch = excluded.session_epoch, link_hash = excluded.link_hash, link_secret = excluded.link_secret, link_expires_at = excluded.link_expires_at
        """;

    public async Task<Dictionary<Guid, OperatorAccount>> LoadAsync(CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<Guid, OperatorAccount>();
        await using var command = source.CreateCommand("select operator_id, email, name, status, password_hash, code_secret, code_step, recovery, failed_attempts, locked_until, session_epoch, link_hash, link_secret, link_expires_at from operators");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            var link = reader.IsDBNull(11) ? null : new PendingLink(reader.GetFieldValue<byte[]>(11), await OpenAsync(id, reader, 12, cancellationToken) ?? [], reader.GetFieldValue<DateTimeOffset>(13));
            accounts[id] = new OperatorAccount(
                id, reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), await OpenAsync(id, reader, 5, cancellationToken), reader.GetInt64(6),
                reader.GetFieldValue<byte[][]>(7), reader.GetInt32(8), reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9), reader.GetInt32(10), link);
        }

        return accounts;
    }

    /// <param name="entry">What it was; null for counters of attempts, which are nobody's decision.</param>
    /// <param name="signedIn">Whether it is a sign-in.</param>
    public async Task SaveAsync(OperatorAccount account, OperatorEntry? entry, bool signedIn, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(
            Upsert,
            (NpgsqlDbType.Uuid, account.Id), (NpgsqlDbType.Text, account.Email), (NpgsqlDbType.Text, account.Name), (NpgsqlDbType.Text, account.Status), (NpgsqlDbType.Text, account.PasswordHash),
            (NpgsqlDbType.Bytea, await SealAsync(account.Id, account.Codes, cancellationToken)), (NpgsqlDbType.Bigint, account.CodeStep), (NpgsqlDbType.Array | NpgsqlDbType.Bytea, account.Recovery.ToArray()),
            (NpgsqlDbType.Integer, account.FailedAttempts), (NpgsqlDbType.TimestampTz, account.LockedUntil?.UtcDateTime), (NpgsqlDbType.Integer, account.Epoch),
            (NpgsqlDbType.Bytea, account.Link?.Hash), (NpgsqlDbType.Bytea, await SealAsync(account.Id, account.Link?.Codes, cancellationToken)), (NpgsqlDbType.TimestampTz, account.Link?.ExpiresAt.UtcDateTime),
            (NpgsqlDbType.TimestampTz, now.UtcDateTime)));
        if (signedIn)
        {
            batch.BatchCommands.Add(Command("update operators set last_sign_in_at = $2 where operator_id = $1", (NpgsqlDbType.Uuid, account.Id), (NpgsqlDbType.TimestampTz, now.UtcDateTime)));
        }

        if (entry is not null)
        {
            batch.BatchCommands.Add(entry.Command(now));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<(NpgsqlDbType Type, object? Value)> arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (type, value) in arguments)
        {
            command.Parameters.Add(OperatorEntry.Column(type, value));
        }

        return command;
    }

    private static string Purpose(Guid account) => $"operator/{account:N}";

    private async Task<byte[]?> SealAsync(Guid account, byte[]? secret, CancellationToken cancellationToken)
        => secret is null ? null : await vault.WrapAsync(secret, Purpose(account), cancellationToken);

    private async Task<byte[]?> OpenAsync(Guid account, NpgsqlDataReader reader, int column, CancellationToken cancellationToken)
        => reader.IsDBNull(column) ? null : await vault.UnwrapAsync(reader.GetFieldValue<byte[]>(column), Purpose(account), cancellationToken);
}

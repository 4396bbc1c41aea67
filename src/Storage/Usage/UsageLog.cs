using CallInsight.Storage.Logins;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Storage.Usage;

/// <summary>The log of usage, as the one role that may read it.</summary>
public sealed class UsageLog(NpgsqlDataSource source) : IAsyncDisposable
{
    private const string Take = "update usage_shards set epoch = epoch + 1 where shard = $1 returning epoch, sequence, folded";

    /// <summary>Rows of shards that somebody else has taken are left out; the others are written.</summary>
    private const string Write = """
        with given as (select * from unnest($1, $2, $3, $4) as g (shard, epoch, sequence, payload)),
        held as (
          update usage_shards s set sequence = g.sequence from given g
          where s.shard = g.shard and s.epoch = g.epoch and s.sequence = g.sequence - 1 returning s.shard)
        insert into usage_log (shard, sequence, written_at, payload)
        select g.shard, g.sequence, $5, g.payload from given g join held using (shard) returning shard
        """;

    private const string Rows = "select sequence, written_at, payload from usage_log where shard = $1 and sequence > $2 order by sequence limit $3";

    /// <summary>Becomes the one that writes a shard. Whoever was before can write no more, and all that it wrote is there to be read.</summary>
    public async Task<UsageShard> TakeAsync(int shard, CancellationToken cancellationToken)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var command = Command(connection, Take, shard);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new UsageShard(shard, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2))
            : throw new ArgumentOutOfRangeException(nameof(shard), shard, "There is no such shard.");
    }

    /// <summary>The last row that was written before a moment; 0 when there is none.</summary>
    public async Task<long> LastBeforeAsync(int shard, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var command = Command(connection, "select sequence from usage_log where shard = $1 and written_at < $2 order by sequence desc limit 1", shard, moment.UtcDateTime);
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    /// <summary>Rows after one, in their order.</summary>
    public async IAsyncEnumerable<UsageRow> ReadAsync(int shard, long after, int most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var command = Command(connection, Rows, shard, after, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new UsageRow(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<byte[]>(2));
        }
    }

    /// <summary>Writes a row of each shard, all in one commit.</summary>
    /// <returns>The shards that were still theirs who write.</returns>
    public async Task<HashSet<int>> WriteAsync(IReadOnlyList<UsageWrite> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var command = Command(connection, Write);
        command.Parameters.Add(ArrayColumn.Of(rows, NpgsqlDbType.Integer, r => r.Shard));
        command.Parameters.Add(ArrayColumn.Of(rows, NpgsqlDbType.Bigint, r => r.Epoch));
        command.Parameters.Add(ArrayColumn.Of(rows, NpgsqlDbType.Bigint, r => r.Sequence));
        command.Parameters.Add(ArrayColumn.Of(rows, NpgsqlDbType.Bytea, r => r.Payload));
        command.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var written = new HashSet<int>(rows.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            written.Add(reader.GetInt32(0));
        }

        return written;
    }

    /// <summary>Adds what rows say to the counts, once.</summary>
    /// <exception cref="PostgresException">SQLSTATE 40001: the shard is somebody else's, or the rows were counted.</exception>
    public async Task FoldAsync(UsageShard shard, long through, UsageSums sums, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sums);
        var (days, hours, closed) = (sums.Days.ToList(), sums.Hours.ToList(), sums.Closed);
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var command = Command(connection, "select door.fold_usage($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)", shard.Shard, shard.Epoch, shard.Folded, through, now.UtcDateTime);
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Uuid, d => d.Key.Tenant));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Integer, d => d.Key.Month));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Date, d => DateOnly.FromDayNumber(d.Key.Day)));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Text, d => d.Key.Meter));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Text, d => d.Key.Source));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Uuid, d => d.Key.Member));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Numeric, d => d.Value.Units));
        command.Parameters.Add(ArrayColumn.Of(days, NpgsqlDbType.Bigint, d => d.Value.Events));
        command.Parameters.Add(ArrayColumn.Of(hours, NpgsqlDbType.Uuid, h => h.Key.Tenant));
        command.Parameters.Add(ArrayColumn.Of(hours, NpgsqlDbType.TimestampTz, h => h.Key.Moment));
        command.Parameters.Add(ArrayColumn.Of(hours, NpgsqlDbType.Text, h => h.Key.Meter));
        command.Parameters.Add(ArrayColumn.Of(hours, NpgsqlDbType.Numeric, h => h.Value.Units));
        command.Parameters.Add(ArrayColumn.Of(hours, NpgsqlDbType.Bigint, h => h.Value.Events));
        command.Parameters.Add(ArrayColumn.Of(closed, NpgsqlDbType.Uuid, c => c.Tenant));
        command.Parameters.Add(ArrayColumn.Of(closed, NpgsqlDbType.Integer, c => c.Month));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Shards whose log goes on after what the counts know, and when the first of those rows was written.</summary>
    public async Task<List<(int Shard, DateTimeOffset Since)>> UncountedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.ConnectAsync(cancellationToken);
        await using var command = Command(connection, "select s.shard, l.written_at from usage_shards s join usage_log l on l.shard = s.shard and l.sequence = s.folded + 1 where s.sequence > s.folded");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var late = new List<(int, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            late.Add((reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return late;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] arguments)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }
}

/// <summary>A shard in somebody's hands.</summary>
/// <param name="Epoch">Who holds it: the highest writes.</param>
/// <param name="Sequence">The last row of its log.</param>
/// <param name="Folded">The last row that the counts know.</param>
public sealed record UsageShard(int Shard, long Epoch, long Sequence, long Folded)
{
    /// <summary>How many there are.</summary>
    public const int Number = 16;

    /// <summary>The shard of a tenant, for ever.</summary>
    public static int Of(Guid tenant)
    {
        Span<byte> bytes = stackalloc byte[16];
        tenant.TryWriteBytes(bytes, bigEndian: true, out _);

        // The end of a UUID of version 7 is random.
        return bytes[15] % Number;
    }
}

public sealed record UsageRow(long Sequence, DateTimeOffset WrittenAt, byte[] Payload);

public sealed record UsageWrite(int Shard, long Epoch, long Sequence, byte[] Payload);

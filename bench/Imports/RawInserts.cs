using CallInsight.Bench.Measuring;
using Npgsql;

namespace CallInsight.Bench.Imports;

/// <summary>
/// The peer: the same stored bytes in equal tables of the same PostgreSQL, by Npgsql alone. Two prepared inserts and one
/// commit a call, no tenant to enter, no audit, no job, no encryption.
/// </summary>
internal sealed class RawInserts : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private RawInserts(NpgsqlDataSource source) => _source = source;

    public static async Task<RawInserts> OpenAsync(Product product)
    {
        var source = NpgsqlDataSource.Create(await product.PostgresAsync());
        await using var make = source.CreateCommand(
            """
            create table bench_calls (like calls including defaults including indexes);
            create table bench_texts (like call_texts including defaults including indexes);
            alter table bench_texts alter column transcript set storage external;
            """);
        await make.ExecuteNonQueryAsync();
        return new RawInserts(source);
    }

    /// <summary>How many jobs wait: the peer runs only when the product rests.</summary>
    public async Task<long> JobsWaitingAsync()
    {
        await using var ask = _source.CreateCommand("select count(*) from jobs where failed_at is null");
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    /// <summary>The bytes that the product stored last, as whole rows.</summary>
    public async Task<List<StoredCall>> ReadAsync(int count)
    {
        await using var ask = _source.CreateCommand(
            """
            select c.tenant_id, c.external_hash, c.content_hash, c.received_on, c.received_at, c.started_at, c.title, c.details, t.transcript, t.report
            from calls c join call_texts t using (tenant_id, call_id) order by c.received_at desc limit $1
            """);
        ask.Parameters.AddWithValue(count);
        await using var reader = await ask.ExecuteReaderAsync();
        var calls = new List<StoredCall>();
        while (await reader.ReadAsync())
        {
            calls.Add(new StoredCall(
                reader.GetGuid(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<DateOnly>(3), reader.GetDateTime(4), reader.GetDateTime(5),
                reader.GetFieldValue<byte[]>(6), reader.GetFieldValue<byte[]>(7), reader.GetFieldValue<byte[]>(8), reader.GetFieldValue<byte[]>(9)));
        }

        return calls;
    }

    /// <summary>Makes all calls look as if older rules had analysed them.</summary>
    public async Task AgeAsync()
    {
        await using var age = _source.CreateCommand("update calls set rules_version = '0.0.0'");
        await age.ExecuteNonQueryAsync();
    }

    public async Task EmptyAsync()
    {
        await using var empty = _source.CreateCommand("truncate bench_calls, bench_texts");
        await empty.ExecuteNonQueryAsync();
    }

    public async Task InsertAsync(StoredCall call)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await _source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(
            """
            insert into bench_calls (tenant_id, call_id, external_hash, content_hash, received_on, received_at, started_at, status, version, outcome, title, details)
            values ($1, $2, $3, $4, $5, $6, $7, 'received', 1, 'open', $8, $9)
            """,
            call.Tenant, id, call.ExternalHash, call.ContentHash, call.ReceivedOn, call.ReceivedAt, call.StartedAt, call.Title, call.Details));
        batch.BatchCommands.Add(Command(
            "insert into bench_texts (tenant_id, call_id, received_on, transcript, report) values ($1, $2, $3, $4, $5)",
            call.Tenant, id, call.ReceivedOn, call.Transcript, call.Report));
        await batch.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlBatchCommand Command(string sql, params object[] arguments)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }
}

/// <summary>What the product keeps of a call that it has accepted.</summary>
internal sealed record StoredCall(
    Guid Tenant, byte[] ExternalHash, byte[] ContentHash, DateOnly ReceivedOn, DateTime ReceivedAt, DateTime StartedAt, byte[] Title, byte[] Details, byte[] Transcript, byte[] Report);

using CallInsight.Bench.Measuring;
using Npgsql;

namespace CallInsight.Bench.Exports;

/// <summary>Rows of facts written straight into the table: what is measured is how they leave.</summary>
internal static class FactRows
{
    private static readonly string[] Others = ["tenant_id", "call_id", "received_on", "bucket", "change", "erased", "started_at", "rep_id", "stage_code", "source_code", "direction", "outcome", "amount", "currency", "language"];

    public static async Task AddAsync(Product product, Guid tenant, int count)
    {
        await using var connection = new NpgsqlConnection(await product.PostgresAsync());
        await connection.OpenAsync();
        var metrics = await MetricsAsync(connection);
        await using var command = new NpgsqlCommand(
            $"""
            insert into call_facts (tenant_id, call_id, received_on, bucket, change, started_at, direction, outcome, amount, currency, language, topic_codes, topic_mentions, topic_first_minutes, topics_known, {string.Join(", ", metrics)})
            select $1, gen_random_uuid(), current_date, 202601, g, timestamptz '2026-01-01' + g * interval '2 seconds', 'inbound', 'won', 1234.50, 'EUR', 'en', array[0, 3], array[2, 1]::real[], array[3.5, 20]::real[], array[0, 1, 2, 3, 4, 5, 6, 7], {string.Join(", ", metrics.Select(_ => "(random() * 1000)::real"))}
            from generate_series(1, $2) g
            """,
            connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        await command.ExecuteNonQueryAsync();
        await using var analyse = new NpgsqlCommand("analyze call_facts", connection) { CommandTimeout = 0 };
        await analyse.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> MetricsAsync(NpgsqlConnection connection)
    {
        var metrics = new List<string>();
        await using var command = new NpgsqlCommand("select attname from pg_attribute where attrelid = 'call_facts'::regclass and attnum > 0 and not attisdropped and format_type(atttypid, atttypmod) = 'real' and attname <> all ($1) order by attnum", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Others });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            metrics.Add(reader.GetString(0));
        }

        return metrics;
    }
}

using System.Diagnostics;
using CallInsight.Bench.Measuring;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Bench.Search;

/// <summary>The peer: PostgreSQL's own text search over the same words in the clear, in the same server. One table, no tenants, no rights.</summary>
internal sealed class PlainSearch : IAsyncDisposable
{
    private const int CallsOfAStatement = 500;
    private readonly NpgsqlDataSource _source;

    private PlainSearch(NpgsqlDataSource source) => _source = source;

    public static async Task<PlainSearch> OpenAsync(Product product, int calls, int words)
    {
        var source = NpgsqlDataSource.Create(await product.PostgresAsync());
        await RunAsync(source, "create table plain_search (call int primary key, started_at timestamptz not null, words tsvector not null)");
        for (var first = 0; first < calls; first += CallsOfAStatement)
        {
            var texts = Enumerable.Range(first, Math.Min(CallsOfAStatement, calls - first))
                .Select(n => string.Join(' ', MadeUpSpeech.Call(n, words).Select(s => s.Text).Append(Questions.Planted(n)))).ToArray();
            await RunAsync(source, "insert into plain_search select $2 + n, now() - (($2 + n) % 180) * interval '1 day' - (($2 + n) % 600) * interval '1 minute', to_tsvector('english', text) from unnest($1) with ordinality as t(text, n)", texts, first - 1);
        }

        await RunAsync(source, "create index on plain_search using gin (words)");
        await RunAsync(source, "create index on plain_search (started_at desc)");
        await RunAsync(source, "analyze plain_search");
        return new PlainSearch(source);
    }

    /// <returns>Milliseconds, and how many calls the page has.</returns>
    public async Task<(double Took, int Found)> AskAsync(string query)
    {
        var start = Stopwatch.GetTimestamp();
        await using var ask = _source.CreateCommand("select call, started_at from plain_search where words @@ $1::tsquery order by started_at desc limit 25");
        ask.Parameters.Add(new NpgsqlParameter { Value = query, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await ask.ExecuteReaderAsync();
        var found = 0;
        while (await reader.ReadAsync())
        {
            found++;
        }

        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, found);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task RunAsync(NpgsqlDataSource source, string sql, params object[] arguments)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        await command.ExecuteNonQueryAsync();
    }
}

using System.Globalization;
using CallInsight.Silo.Hosting;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Bench.Insights;

/// <summary>A migrated PostgreSQL as a stand-alone product has it, with tenants whose rows are written straight into <c>call_facts</c>.</summary>
internal sealed class FactsDatabase : IAsyncDisposable
{
    private static readonly string MetricColumns = string.Join(", ", Analysis.Metrics.All.Select(m => ColumnOf(m.Key)));
    private readonly NpgsqlDataSource _superuser;

    private FactsDatabase(Ground ground, NpgsqlDataSource superuser) => (Ground, _superuser) = (ground, superuser);

    public Ground Ground { get; }

    public static async Task<FactsDatabase> StartAsync(string folder)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CallInsight:DataDirectory", folder)]).Build();
        var ground = await Ground.PrepareAsync(settings, NullLogger.Instance, CancellationToken.None);
        var superuser = new NpgsqlConnectionStringBuilder
        {
            Host = File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).ElementAt(4),
            Username = "postgres",
            Password = await File.ReadAllTextAsync(Path.Combine(folder, "postgres.password")),
            Database = "callinsight",
            CommandTimeout = 600,
        };
        return new FactsDatabase(ground, NpgsqlDataSource.Create(superuser.ConnectionString));
    }

    /// <summary>The column of a metric: <c>talkRatio</c> is <c>talk_ratio</c>.</summary>
    public static string ColumnOf(string metric) => string.Concat(metric.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    public async Task AddAsync(MadeUpFacts facts)
    {
        await using var app = NpgsqlDataSource.Create(Ground.Connections.App);
        var (_, wrapped) = await new TenantKeys(new AppDatabase(app), Ground.Vault, TimeProvider.System).MakeAsync(facts.Tenant, 1, CancellationToken.None);
        await RunAsync("insert into tenants (tenant_id, slug, name, status, plan, created_at) values ($1, $2, 'Bench', 'active', 'enterprise', now())", facts.Tenant, "t" + facts.Tenant.ToString("N"));
        await RunAsync("insert into tenant_keys (tenant_id, version, wrapped, created_at) values ($1, 1, $2, now())", facts.Tenant, wrapped);
        await RunAsync("insert into teams (tenant_id, team_id, name, created_at) select $1, t, 'Team ' || n, now() from unnest($2::uuid[]) with ordinality as g (t, n)", facts.Tenant, facts.TeamIds);
        await RunAsync(
            """
            insert into members (tenant_id, member_id, user_name, name, role, status, team_id, created_at)
            select $1, m, 'rep' || n, 'Rep ' || n, 'rep', 'active', ($3::uuid[])[1 + n % cardinality($3)], now() from unnest($2::uuid[]) with ordinality as g (m, n)
            """,
            facts.Tenant, facts.Members, facts.TeamIds);
        await CopyAsync(facts);
        await RunAsync("insert into fact_buckets (tenant_id, bucket, last_change) select tenant_id, bucket, max(change) from call_facts where tenant_id = $1 group by 1, 2", facts.Tenant);
        await RunAsync("analyze call_facts");
    }

    /// <summary>Commits calls that have just ended, as the calls' own statements do.</summary>
    public Task ArriveAsync(MadeUpFacts facts, int calls) => RunAsync(
        $"""
        with made as (select gen_random_uuid() as call_id, now() - random() * interval '20 minutes' as started_at, random() as a, random() as b from generate_series(1, $2)),
        numbered as (select *, (extract(year from started_at at time zone 'UTC') * 100 + extract(month from started_at at time zone 'UTC'))::int as bucket, row_number() over () as n from made),
        next as (insert into fact_buckets (tenant_id, bucket, last_change) select $1, bucket, count(*) from numbered group by bucket
                 on conflict (tenant_id, bucket) do update set last_change = fact_buckets.last_change + excluded.last_change returning bucket, last_change)
        insert into call_facts (tenant_id, call_id, received_on, bucket, change, started_at, rep_id, outcome, language, {MetricColumns})
        select $1, call_id, current_date, bucket, last_change - row_number() over (partition by bucket order by n) + 1, started_at, ($3::uuid[])[1 + floor(a * cardinality($3))::int], 'open', 'en',
               {string.Join(", ", Analysis.Metrics.All.Select(_ => "b"))}
        from numbered join next using (bucket)
        """,
        facts.Tenant, calls, facts.Members);

    /// <summary>Every row of a query, as values.</summary>
    public async Task<List<object?[]>> QueryAsync(string sql, params object[] arguments)
    {
        await using var command = _superuser.CreateCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    public Task RunAsync(string sql, params object[] arguments) => QueryAsync(sql, arguments);

    public async ValueTask DisposeAsync()
    {
        await _superuser.DisposeAsync();
        await Ground.DisposeAsync();
    }

    private async Task CopyAsync(MadeUpFacts facts)
    {
        await RunAsync("select guard.make_partitions($1, 13)", DateOnly.FromDateTime(MadeUpFacts.End.AddDays(-MadeUpFacts.Days)));
        await using var connection = await _superuser.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"""
            copy call_facts (tenant_id, call_id, received_on, bucket, change, started_at, rep_id, direction, outcome, language,
              topic_codes, topic_mentions, topic_first_minutes, topics_known, {MetricColumns}) from stdin (format binary)
            """);
        var changes = new Dictionary<int, long>();
        for (var row = 0; row < facts.Calls; row++)
        {
            await WriteRowAsync(copy, facts, row, changes);
        }

        await copy.CompleteAsync();
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, MadeUpFacts facts, int row, Dictionary<int, long> changes)
    {
        var started = facts.Started[row];
        var bucket = (started.Year * 100) + started.Month;
        var change = changes[bucket] = changes.GetValueOrDefault(bucket) + 1;
        var chance = facts.Chance[row];
        await copy.StartRowAsync();
        await copy.WriteAsync(facts.Tenant, NpgsqlDbType.Uuid);
        await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        await copy.WriteAsync(DateOnly.FromDateTime(started), NpgsqlDbType.Date);
        await copy.WriteAsync(bucket, NpgsqlDbType.Integer);
        await copy.WriteAsync(change, NpgsqlDbType.Bigint);
        await copy.WriteAsync(started, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(facts.Members[facts.Rep[row]], NpgsqlDbType.Uuid);
        await copy.WriteAsync(chance < 0.5f ? "inbound" : "outbound", NpgsqlDbType.Text);
        await copy.WriteAsync(chance < 0.3f ? "won" : chance < 0.6f ? "lost" : "open", NpgsqlDbType.Text);
        await copy.WriteAsync(chance < 0.9f ? "en" : "de", NpgsqlDbType.Text);
        var topic = (int)(chance * 7);
        await copy.WriteAsync(new[] { topic, topic + 1 }, NpgsqlDbType.Array | NpgsqlDbType.Integer);
        await copy.WriteAsync(new[] { 1f, 3f }, NpgsqlDbType.Array | NpgsqlDbType.Real);
        await copy.WriteAsync(new[] { 1.5f, 12f }, NpgsqlDbType.Array | NpgsqlDbType.Real);
        await copy.WriteAsync(Enumerable.Range(0, 8).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        foreach (var metric in facts.Metrics)
        {
            if (float.IsNaN(metric[row]))
            {
                await copy.WriteNullAsync();
            }
            else
            {
                await copy.WriteAsync(metric[row], NpgsqlDbType.Real);
            }
        }
    }

    /// <summary>What a superuser calls the moment.</summary>
    internal static string Literal(DateTime at) => at.ToString("O", CultureInfo.InvariantCulture);
}

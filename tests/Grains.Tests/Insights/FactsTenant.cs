using System.Globalization;
using CallInsight.Storage.Secrets;
using Npgsql;

namespace CallInsight.Grains.Tests.Insights;

/// <summary>A tenant's rows as the calls' own statements would have left them, made by SQL, so that thousands are there at once.</summary>
public sealed class FactsTenant(Guid id, string superuser)
{
    public Guid Id { get; } = id;

    public Guid[] Members { get; } = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];

    public Guid[] Teams { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    /// <summary>Custom fields: their codes are their places, from 1.</summary>
    public static IReadOnlyList<(string Key, string Kind)> Fields { get; } = [("campaign", "text"), ("renewal", "yesNo"), ("closeOn", "day"), ("dealSize", "number"), ("unused", "text")];

    /// <summary>The texts of the first field; their codes begin at 100.</summary>
    public static IReadOnlyList<string> Campaigns { get; } = ["Spring", "Fair", "Partners"];

    public static IReadOnlyList<string> Stages { get; } = ["Discovery", "Demo", "Negotiation"];

    public async Task CreateAsync(TenantKey key, byte[] wrapped)
    {
        await RunAsync("insert into tenants (tenant_id, slug, name, status, plan, created_at) values ($1, $2, 'Made up', 'active', 'enterprise', now())", Id, "t" + Id.ToString("N"));
        await RunAsync("insert into tenant_keys (tenant_id, version, wrapped, created_at) values ($1, 1, $2, now())", Id, wrapped);
        foreach (var (team, i) in Teams.Select((t, i) => (t, i)))
        {
            await RunAsync("insert into teams (tenant_id, team_id, name, created_at) values ($1, $2, $3, now())", Id, team, $"Team {i}");
        }

        foreach (var (member, i) in Members.Select((m, i) => (m, i)))
        {
            await RunAsync(
                "insert into members (tenant_id, member_id, user_name, name, role, status, team_id, created_at) values ($1, $2, $3, $3, 'rep', 'active', $4, now())",
                Id, member, $"Member {i}", i < 4 ? Teams[i / 2] : DBNull.Value);
        }

        foreach (var (stage, i) in Stages.Select((s, i) => (s, i)))
        {
            await RunAsync("insert into labels (tenant_id, kind, code, text_hash, text) values ($1, 'stage', $2, $3, $4)", Id, 100 + i, new[] { (byte)i }, LabelText.Seal(key, Id, "stage", stage));
        }

        foreach (var (field, i) in Fields.Select((f, i) => (f, i)))
        {
            await RunAsync("insert into custom_fields (tenant_id, code, key, kind, field_id) values ($1, $2, $3, $4, gen_random_uuid())", Id, i + 1, field.Key, field.Kind);
        }

        foreach (var (campaign, i) in Campaigns.Select((c, i) => (c, i)))
        {
            await RunAsync("insert into labels (tenant_id, kind, code, text_hash, text) values ($1, 'field.1', $2, $3, $4)", Id, 100 + i, new[] { (byte)i }, LabelText.Seal(key, Id, "field.1", campaign));
        }
    }

    /// <summary>Adds calls at random moments of 2025, each bucket counting its changes.</summary>
    public async Task AddCallsAsync(int count, double seed)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var seeding = new NpgsqlCommand($"select setseed({seed.ToString(CultureInfo.InvariantCulture)})", connection, transaction))
        {
            await seeding.ExecuteNonQueryAsync();
        }

        await using var command = new NpgsqlCommand(AddSql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = Id });
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        command.Parameters.Add(new NpgsqlParameter { Value = Members });
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Leaves tombstones, as an erased call does.</summary>
    public Task EraseAsync(int share) => ChangeAsync($"erased = true, started_at = null, outcome = null, rep_id = null, talk_ratio = null, topic_codes = default, topic_mentions = default, topic_first_minutes = default, topics_known = default, field_codes = default, field_values = default, number_codes = default, number_values = default", share);

    /// <summary>Calls are won, as an outcome that is set does.</summary>
    public Task WinAsync(int share) => ChangeAsync("outcome = 'won'", share);

    /// <summary>Rows of a query of the superuser.</summary>
    public async Task<List<object?[]>> QueryAsync(string sql, params object[] arguments)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using var command = Command(connection, sql, arguments);
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

    private async Task ChangeAsync(string set, int share)
    {
        await QueryAsync(
            $"""
            with chosen as (select call_id, bucket, row_number() over (partition by bucket order by call_id) as place from call_facts where tenant_id = $1 and not erased and abs(hashtext(call_id::text)) % 100 < $2),
                 next as (update fact_buckets b set last_change = last_change + (select count(*) from chosen c where c.bucket = b.bucket) where tenant_id = $1 returning bucket, last_change)
            update call_facts f set change = next.last_change - (select count(*) from chosen c where c.bucket = f.bucket) + chosen.place, {set}
            from chosen join next using (bucket) where f.tenant_id = $1 and f.call_id = chosen.call_id and f.bucket = chosen.bucket
            """,
            Id, share);
    }

    private async Task RunAsync(string sql, params object[] arguments) => await QueryAsync(sql, arguments);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] arguments)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }

    private const string AddSql = """
        with made as (
          select gen_random_uuid() as call_id, timestamptz '2025-01-03' + random() * interval '300 days' as started_at, random() as a, random() as b, random() as c, random() as d, random() as e, g
          from generate_series(1, $2) g),
        numbered as (select *, (extract(year from started_at at time zone 'UTC') * 100 + extract(month from started_at at time zone 'UTC'))::int as bucket from made),
        counted as (select bucket, count(*) as n from numbered group by bucket),
        next as (insert into fact_buckets (tenant_id, bucket, last_change) select $1, bucket, n from counted
                 on conflict (tenant_id, bucket) do update set last_change = fact_buckets.last_change + excluded.last_change returning bucket, last_change)
        insert into call_facts (tenant_id, call_id, received_on, bucket, change, started_at, rep_id, stage_code, direction, outcome, amount, currency, language,
          duration_seconds, talk_ratio, longest_monologue_seconds, patience_seconds, questions_rep, sentiment_customer, next_step_agreed, topic_codes, topic_mentions, topic_first_minutes, topics_known, field_codes, field_values, number_codes, number_values)
        select $1, call_id, current_date, bucket, next.last_change - counted.n + row_number() over (partition by bucket order by g), started_at,
          case when a < 0.9 then ($3::uuid[])[1 + (b * 5)::int % 5] end, case when c < 0.8 then 100 + (d * 3)::int % 3 end,
          case when b < 0.3 then 'inbound' when b < 0.8 then 'outbound' end, case when c < 0.3 then 'won' when c < 0.6 then 'lost' else 'open' end,
          case when d < 0.5 then (e * 100000)::numeric(18, 2) end, case when d < 0.5 then case when a < 0.5 then 'EUR' else 'USD' end end, case when e < 0.7 then 'en' when e < 0.9 then 'de' end,
          60 + a * 3000, case when b < 0.9 then c end, d * 400, case when e < 0.6 then e * 3 end, floor(a * 20), (b - 0.5) * 2, case when e < 0.95 then round(d) end,
          case when a < 0.2 then '{}'::int[] when a < 0.6 then array[(b * 8)::int % 8] else array[(b * 8)::int % 4, 4 + (c * 8)::int % 4] end,
          case when a < 0.2 then '{}'::real[] when a < 0.6 then array[1 + floor(c * 9)]::real[] else array[1 + floor(c * 9), 1 + floor(d * 4)]::real[] end,
          case when a < 0.2 then '{}'::real[] when a < 0.6 then array[case when d < 0.2 then 'NaN' else d * 30 end]::real[] else array[d * 30, e * 30]::real[] end,
          case when d < 0.6 then array[0, 1, 2, 3, 4, 5, 6, 7] when a < 0.2 then '{}'::int[] when a < 0.6 then array[(b * 8)::int % 8] else array[(b * 8)::int % 4, 4 + (c * 8)::int % 4] end,
          case when a < 0.3 then '{}'::int[] when a < 0.7 then array[1, 3] else array[1, 2] end,
          case when a < 0.3 then '{}'::int[] when a < 0.7 then array[100 + (d * 3)::int % 3, 739000 + floor(e * 500)::int] else array[100 + (e * 3)::int % 3, round(c)::int] end,
          case when b < 0.4 then '{}'::int[] else array[4] end, case when b < 0.4 then '{}'::float8[] else array[floor(d * 20000000) / 100] end
        from numbered join counted using (bucket) join next using (bucket)
        """;
}

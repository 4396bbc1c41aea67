using System.Globalization;
using CallInsight.Analysis;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls;

/// <summary>The SQL of a call's row of numbers. Each change takes the next number of its bucket while it holds the bucket's row,
/// so that the numbers that readers see have no gap that could still be filled.</summary>
internal static class CallFactRows
{
    // The next number of a bucket, where the call has a row there that is not erased.
    private const string NextOfTheRow = """
        with next as (
          insert into fact_buckets (tenant_id, bucket, last_change)
          select $1, $2, 1 where exists (select 1 from call_facts where tenant_id = $1 and bucket = $2 and call_id = $3 and received_on = $4 and not erased)
          on conflict (tenant_id, bucket) do update set last_change = fact_buckets.last_change + 1 returning last_change)
        """;

    private const string OfTheRow = "from next where f.tenant_id = $1 and f.bucket = $2 and f.call_id = $3 and f.received_on = $4 and not f.erased returning f.change";

    /// <summary>The columns of the metrics, in the order of their list.</summary>
    internal static readonly string[] MetricColumns = [.. Metrics.All.Select(m => Column(m.Key))];

    private static readonly string[] FieldColumns = ["field_codes", "field_values", "number_codes", "number_values"];

    private static readonly string[] ValueColumns = ["rep_id", "stage_code", "source_code", "direction", "outcome", "amount", "currency", "language", "topic_codes", "topic_mentions", "topic_first_minutes", "topics_known", .. FieldColumns, .. MetricColumns];

    private static readonly string UpsertSql = BuildUpsert();

    private static readonly string UpdateSql = $"""
        {NextOfTheRow}
        update call_facts f set change = next.last_change, rep_id = $5, stage_code = $6, source_code = $7, direction = $8, outcome = $9, amount = $10, currency = $11,
          field_codes = coalesce($12::int[], field_codes), field_values = coalesce($13::int[], field_values), number_codes = coalesce($14::int[], number_codes), number_values = coalesce($15::float8[], number_values)
        {OfTheRow}
        """;

    private static readonly string EraseSql = $"""
        {NextOfTheRow}
        update call_facts f set change = next.last_change, erased = true, started_at = null, rep_id = null, stage_code = null, source_code = null,
          direction = null, outcome = null, amount = null, currency = null, language = null,
          topic_codes = default, topic_mentions = default, topic_first_minutes = default, topics_known = default, {string.Join(", ", FieldColumns.Select(c => $"{c} = default"))}, {string.Join(", ", MetricColumns.Select(c => $"{c} = null"))}
        {OfTheRow}
        """;

    /// <summary>Adds the numbers of calls, or replaces them.</summary>
    /// <returns>Each call with the number of its change.</returns>
    public static Query<(Guid Call, long Change)> Upsert(Guid tenant, IReadOnlyList<(Call Call, AnalysedCall Analysed)> calls)
    {
        List<object?> arguments =
        [
            tenant,
            ArrayColumn.Of(calls, NpgsqlDbType.Integer, c => c.Call.Bucket),
            ArrayColumn.Of(calls, NpgsqlDbType.Uuid, c => c.Call.Id),
            ArrayColumn.Of(calls, NpgsqlDbType.Date, c => c.Call.ReceivedOn),
            ArrayColumn.Of(calls, NpgsqlDbType.TimestampTz, c => c.Call.StartedAt.UtcDateTime),
            ArrayColumn.Of(calls, NpgsqlDbType.Uuid, c => c.Call.Rep),
            ArrayColumn.Of(calls, NpgsqlDbType.Integer, c => c.Call.Stage),
            ArrayColumn.Of(calls, NpgsqlDbType.Integer, c => c.Call.Source),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Call.Direction),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Call.Outcome.Result),
            ArrayColumn.Of(calls, NpgsqlDbType.Numeric, c => c.Call.Outcome.Amount),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Call.Outcome.Currency),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Analysed.Findings.Language),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Topics.Select(t => t.Code))),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Topics.Select(t => (float)t.Mentions))),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Topics.Select(t => (float)(t.FirstMinute ?? double.NaN)))),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.TopicsKnown)),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Fields.Codes)),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Fields.Values)),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Fields.NumberCodes)),
            ArrayColumn.Of(calls, NpgsqlDbType.Text, c => Literal(c.Analysed.Fields.Numbers)),
            .. Metrics.All.Select(m => ArrayColumn.Of(calls, NpgsqlDbType.Real, c => (float?)c.Analysed.Findings[m.Key])),
        ];
        return new Query<(Guid, long)>(UpsertSql, [.. arguments], r => (r.GetGuid(0), r.GetInt64(1)));
    }

    /// <summary>Brings the row's fields up to date.</summary>
    /// <param name="fields">Its custom fields; null leaves them.</param>
    /// <returns>The number of the change; nothing where the call has no row.</returns>
    public static Query<long> Update(Guid tenant, Call call, FieldValues? fields)
        => new(
            UpdateSql,
            [
                tenant, call.Bucket, call.Id, call.ReceivedOn, Of(call.Rep, NpgsqlDbType.Uuid), Of(call.Stage, NpgsqlDbType.Integer), Of(call.Source, NpgsqlDbType.Integer),
                Of(call.Direction, NpgsqlDbType.Text), call.Outcome.Result, Of(call.Outcome.Amount, NpgsqlDbType.Numeric), Of(call.Outcome.Currency, NpgsqlDbType.Text),
                Arrays(fields?.Codes), Arrays(fields?.Values), Arrays(fields?.NumberCodes), Arrays(fields?.Numbers),
            ],
            r => r.GetInt64(0));

    /// <summary>Leaves an empty row that says the call is no longer there.</summary>
    /// <returns>The number of the change; nothing where the call had no row.</returns>
    public static Query<long> Erase(Guid tenant, Call call) => new(EraseSql, [tenant, call.Bucket, call.Id, call.ReceivedOn], r => r.GetInt64(0));

    /// <summary>The column of a metric: <c>talkRatio</c> is <c>talk_ratio</c>.</summary>
    public static string Column(string metric)
        => string.Concat(metric.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    // Several calls of a bucket take as many numbers at once. Buckets are taken in order, so that two writers never wait for each other.
    private static string BuildUpsert()
    {
        string[] given = ["bucket", "call_id", "received_on", "started_at", .. ValueColumns];
        var arrays = string.Join(", ", Enumerable.Range(2, given.Length).Select(i => FormattableString.Invariant($"${i}")));
        var values = ValueColumns.Select(c => c switch
        {
            "topic_codes" or "topics_known" or "field_codes" or "field_values" or "number_codes" => $"{c}::int[]",
            "topic_mentions" or "topic_first_minutes" => $"{c}::real[]",
            "number_values" => $"{c}::float8[]",
            _ => c,
        });
        return $"""
            with given as (select * from unnest({arrays}) with ordinality as g ({string.Join(", ", given)}, place)),
            next as (
              insert into fact_buckets (tenant_id, bucket, last_change) select $1, bucket, count(*) from given group by bucket order by bucket
              on conflict (tenant_id, bucket) do update set last_change = fact_buckets.last_change + excluded.last_change returning bucket, last_change)
            insert into call_facts (tenant_id, bucket, call_id, received_on, started_at, change, erased, {string.Join(", ", ValueColumns)})
            select $1, bucket, call_id, received_on, started_at, last_change + 1 - row_number() over (partition by bucket order by place desc), false, {string.Join(", ", values)}
            from given join next using (bucket)
            on conflict (tenant_id, call_id, bucket, received_on) do update set started_at = excluded.started_at, change = excluded.change, erased = false,
              {string.Join(", ", ValueColumns.Select(f => $"{f} = excluded.{f}"))}
            returning call_id, change
            """;
    }

    /// <summary>An array as PostgreSQL reads it: rows of different lengths do not fit into an array of arrays.</summary>
    internal static string Literal<T>(IEnumerable<T> values) => string.Create(CultureInfo.InvariantCulture, $"{{{string.Join(',', values.Select(v => v is null ? "NULL" : Convert.ToString(v, CultureInfo.InvariantCulture)))}}}");

    private static NpgsqlParameter Arrays<T>(IReadOnlyList<T>? values) => Of(values is null ? null : Literal(values), NpgsqlDbType.Text);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}

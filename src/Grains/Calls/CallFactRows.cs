using CallInsight.Analysis;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls;

/// <summary>The SQL of a call's row of numbers. Each change takes the next number of its bucket while it holds the bucket's row,
/// so that the numbers that readers see have no gap that could still be filled.</summary>
internal static class CallFactRows
{
    private const string Next = """
        insert into fact_buckets (tenant_id, bucket, last_change) values ($1, $2, 1)
        on conflict (tenant_id, bucket) do update set last_change = fact_buckets.last_change + 1
        """;

    private static readonly string[] MetricColumns = [.. Metrics.All.Select(m => Column(m.Key))];

    private static readonly string UpsertSql = BuildUpsert();

    /// <summary>Adds a call's numbers, or replaces them. The last statement of the batch; it gives the change's number.</summary>
    public static TenantBatch Upsert(TenantBatch batch, Guid tenant, Call call, AnalysedCall analysed)
    {
        List<object?> arguments =
        [
            tenant, call.Bucket, call.Id, call.ReceivedOn, call.StartedAt, Of(call.Rep, NpgsqlDbType.Uuid), Of(call.Stage, NpgsqlDbType.Integer), Of(call.Source, NpgsqlDbType.Integer),
            Of(call.Direction, NpgsqlDbType.Text), call.Outcome.Result, Of(call.Outcome.Amount, NpgsqlDbType.Numeric), Of(call.Outcome.Currency, NpgsqlDbType.Text), analysed.Findings.Language,
            analysed.Topics.Select(t => t.Code).ToArray(),
            analysed.Topics.Select(t => (float)t.Mentions).ToArray(),
            analysed.Topics.Select(t => (float)(t.FirstMinute ?? double.NaN)).ToArray(),
            analysed.TopicsKnown,
        ];
        arguments.AddRange(Metrics.All.Select(m => Of((float?)analysed.Findings[m.Key], NpgsqlDbType.Real)));
        return batch.Add(UpsertSql, [.. arguments]);
    }

    /// <summary>Brings the row's fields up to date, where there is one.</summary>
    public static TenantBatch Update(TenantBatch batch, Guid tenant, Call call)
        => batch.Add(
            $"""
            with next as ({Next.Replace("values ($1, $2, 1)", "select $1, $2, 1 where exists (select 1 from call_facts where tenant_id = $1 and bucket = $2 and call_id = $3 and received_on = $4 and not erased)", StringComparison.Ordinal)} returning last_change)
            update call_facts f set change = next.last_change, rep_id = $5, stage_code = $6, source_code = $7, direction = $8, outcome = $9, amount = $10, currency = $11
            from next where f.tenant_id = $1 and f.bucket = $2 and f.call_id = $3 and f.received_on = $4 and not f.erased returning f.change
            """,
            tenant, call.Bucket, call.Id, call.ReceivedOn, Of(call.Rep, NpgsqlDbType.Uuid), Of(call.Stage, NpgsqlDbType.Integer), Of(call.Source, NpgsqlDbType.Integer),
            Of(call.Direction, NpgsqlDbType.Text), call.Outcome.Result, Of(call.Outcome.Amount, NpgsqlDbType.Numeric), Of(call.Outcome.Currency, NpgsqlDbType.Text));

    /// <summary>Leaves an empty row that says the call is no longer there.</summary>
    public static TenantBatch Erase(TenantBatch batch, Guid tenant, Call call)
        => batch.Add(
            $"""
            with next as ({Next.Replace("values ($1, $2, 1)", "select $1, $2, 1 where exists (select 1 from call_facts where tenant_id = $1 and bucket = $2 and call_id = $3 and received_on = $4 and not erased)", StringComparison.Ordinal)} returning last_change)
            update call_facts f set change = next.last_change, erased = true, started_at = null, rep_id = null, stage_code = null, source_code = null, direction = null, outcome = null, amount = null, currency = null, language = null, topic_codes = default, topic_mentions = default, topic_first_minutes = default, topics_known = default,
            {string.Join(", ", MetricColumns.Select(c => $"{c} = null"))}
            from next where f.tenant_id = $1 and f.bucket = $2 and f.call_id = $3 and f.received_on = $4 and not f.erased returning f.change
            """,
            tenant, call.Bucket, call.Id, call.ReceivedOn);

    /// <summary>The column of a metric: <c>talkRatio</c> is <c>talk_ratio</c>.</summary>
    public static string Column(string metric)
        => string.Concat(metric.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    private static string BuildUpsert()
    {
        string[] fields = ["rep_id", "stage_code", "source_code", "direction", "outcome", "amount", "currency", "language", "topic_codes", "topic_mentions", "topic_first_minutes", "topics_known", .. MetricColumns];
        var values = string.Join(", ", Enumerable.Range(6, fields.Length).Select(i => FormattableString.Invariant($"${i}")));
        return $"""
            with next as ({Next} returning last_change)
            insert into call_facts (tenant_id, bucket, call_id, received_on, started_at, change, erased, {string.Join(", ", fields)})
            select $1, $2, $3, $4, $5, next.last_change, false, {values} from next
            on conflict (tenant_id, call_id, bucket, received_on) do update set started_at = excluded.started_at, change = excluded.change, erased = false,
            {string.Join(", ", fields.Select(f => $"{f} = excluded.{f}"))} returning change
            """;
    }

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}

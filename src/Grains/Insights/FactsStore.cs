using System.Globalization;
using CallInsight.Analysis;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Insights.Columns;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Insights;

/// <summary>Reads a bucket's rows out of the table, by binary COPY.</summary>
internal sealed class FactsStore(AppDatabase database)
{
    private static readonly string MetricColumns = string.Join(", ", Metrics.All.Select(m => CallFactRows.Column(m.Key)));

    /// <summary>The rows that changed after a change; with 0, all that there are.</summary>
    public async Task<FactChanges> ReadAsync(Guid tenant, int bucket, long after, CancellationToken cancellationToken)
    {
        await using var transaction = await database.OpenAsync(tenant, cancellationToken);

        // Read before the rows: a later change among them only means that it is read once more.
        var last = await LastChangeAsync(transaction.Connection, tenant, bucket, cancellationToken);
        if (last <= after)
        {
            return new FactChanges(after, new FactColumns(), []);
        }

        var rows = new FactColumns();
        var gone = new List<Guid>();
        await using (var copy = await transaction.Connection.BeginBinaryExportAsync(Sql(tenant, bucket, after), cancellationToken))
        {
            while (await copy.StartRowAsync(cancellationToken) != -1)
            {
                ReadRow(copy, rows, gone, isFirstLoad: after == 0);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return new FactChanges(last, rows, gone);
    }

    private static async Task<long> LastChangeAsync(NpgsqlConnection connection, Guid tenant, int bucket, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select last_change from fact_buckets where tenant_id = $1 and bucket = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = bucket });
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    // COPY takes no parameters; these are an id and two numbers.
    private static string Sql(Guid tenant, int bucket, long after) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        copy (select call_id, erased, started_at, rep_id, stage_code, source_code, direction, outcome, amount::float8, currency, language,
                     topic_codes, topic_mentions, topic_first_minutes, topics_known, {MetricColumns}
              from call_facts where tenant_id = '{tenant:D}' and bucket = {bucket} and change > {after}) to stdout (format binary)
        """);

    private static void ReadRow(NpgsqlBinaryExporter copy, FactColumns rows, List<Guid> gone, bool isFirstLoad)
    {
        var call = copy.Read<Guid>(NpgsqlDbType.Uuid);
        if (copy.Read<bool>(NpgsqlDbType.Boolean))
        {
            if (!isFirstLoad)
            {
                gone.Add(call);
            }

            for (var left = 13 + Metrics.All.Count; left > 0; left--)
            {
                copy.Skip();
            }

            return;
        }

        rows.Calls.Add(call);
        rows.StartedTicks.Add(copy.Read<DateTime>(NpgsqlDbType.TimestampTz).Ticks);
        ReadFields(copy, rows);
        rows.Topics.Add(copy.Read<int[]>(NpgsqlDbType.Array | NpgsqlDbType.Integer), copy.Read<float[]>(NpgsqlDbType.Array | NpgsqlDbType.Real), copy.Read<float[]>(NpgsqlDbType.Array | NpgsqlDbType.Real));
        rows.TopicsKnown.Add(new TopicSet(copy.Read<int[]>(NpgsqlDbType.Array | NpgsqlDbType.Integer)));
        foreach (var metric in rows.Metrics)
        {
            metric.Add(IsNull(copy) ? float.NaN : copy.Read<float>(NpgsqlDbType.Real));
        }
    }

    private static void ReadFields(NpgsqlBinaryExporter copy, FactColumns rows)
    {
        ReadCode(copy, rows.Reps, NpgsqlDbType.Uuid);
        ReadCode(copy, rows.Stages, NpgsqlDbType.Integer);
        ReadCode(copy, rows.Sources, NpgsqlDbType.Integer);
        ReadCode(copy, rows.Directions, NpgsqlDbType.Text);
        ReadCode(copy, rows.Outcomes, NpgsqlDbType.Text);
        rows.Amounts.Add(IsNull(copy) ? double.NaN : copy.Read<double>(NpgsqlDbType.Double));
        ReadCode(copy, rows.Currencies, NpgsqlDbType.Text);
        ReadCode(copy, rows.Languages, NpgsqlDbType.Text);
    }

    private static void ReadCode<T>(NpgsqlBinaryExporter copy, CodeColumn<T> column, NpgsqlDbType type)
        where T : notnull
    {
        if (IsNull(copy))
        {
            column.AddUnknown();
        }
        else
        {
            column.Add(copy.Read<T>(type));
        }
    }

    private static bool IsNull(NpgsqlBinaryExporter copy)
    {
        if (!copy.IsNull)
        {
            return false;
        }

        copy.Skip();
        return true;
    }
}

/// <param name="Change">The number up to which everything is in it.</param>
/// <param name="Gone">Calls that were erased or moved to another bucket.</param>
internal sealed record FactChanges(long Change, FactColumns Rows, IReadOnlyCollection<Guid> Gone);

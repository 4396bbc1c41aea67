using System.Globalization;
using CallInsight.Grains.Insights.Columns;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Insights;

/// <summary>Reads a bucket's rows out of the table, by binary COPY.</summary>
internal sealed class FactsStore(AppDatabase database)
{
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

        ReadFacts read;
        await using (var stream = await transaction.Connection.BeginRawBinaryCopyAsync(Sql(tenant, bucket, after), cancellationToken))
        {
            read = new ReadFacts(stream);
            await read.RunAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new FactChanges(last, read.Columns, after == 0 ? [] : read.Gone);
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
        copy (select {ReadFacts.Fields}
              from call_facts where tenant_id = '{tenant:D}' and bucket = {bucket} and change > {after}) to stdout (format binary)
        """);
}

/// <param name="Change">The number up to which everything is in it.</param>
/// <param name="Gone">Calls that were erased or moved to another bucket.</param>
internal sealed record FactChanges(long Change, FactColumns Rows, IReadOnlyCollection<Guid> Gone);

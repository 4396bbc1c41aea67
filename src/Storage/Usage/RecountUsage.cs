using System.Data;
using Npgsql;

namespace CallInsight.Storage.Usage;

/// <summary>Adds up the log from its first row, without any grain, and compares the sums with the counts and with what is billed.</summary>
public static class RecountUsage
{
    /// <param name="source">As the meter.</param>
    public static async Task<UsageRecount> RunAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // One picture of the database: what is accepted meanwhile is in none of the sums.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var sums = new Dictionary<(string Kind, Guid Tenant, int Month, string Meter), UsageSum>();
        var closed = new HashSet<(Guid, int)>();
        var (ids, events, doubles) = (new HashSet<(Guid, string)>(), 0L, new List<string>());
        await using (var rows = new NpgsqlCommand("select l.payload from usage_log l join usage_shards s on s.shard = l.shard and l.sequence <= s.folded order by l.shard, l.sequence", connection) { CommandTimeout = 0 })
        await using (var reader = await rows.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                foreach (var entry in ReadUsagePayload.Run(reader.GetFieldValue<byte[]>(0)))
                {
                    if (entry.IsClose)
                    {
                        closed.Add((entry.Tenant, entry.Month));
                        continue;
                    }

                    events++;
                    Add(sums, ("days", entry.Tenant, entry.Month, entry.Meter), entry.Quantity);
                    Add(sums, ("hours", entry.Tenant, 0, entry.Meter), entry.Quantity);
                    if (!ids.Add((entry.Tenant, entry.Id)))
                    {
                        doubles.Add($"{entry.Tenant} {entry.Meter}: the event {entry.Id} is in the log twice.");
                    }
                }
            }
        }

        foreach (var (key, sum) in sums.Where(s => s.Key.Kind == "days" && closed.Contains((s.Key.Tenant, s.Key.Month))).ToList())
        {
            sums[key with { Kind = "lines" }] = sum;
        }

        var faults = await DifferencesAsync(connection, sums, cancellationToken);
        return new UsageRecount(events, sums.Count, [.. doubles, .. faults]);
    }

    private static async Task<List<string>> DifferencesAsync(NpgsqlConnection connection, Dictionary<(string Kind, Guid Tenant, int Month, string Meter), UsageSum> sums, CancellationToken cancellationToken)
    {
        var (left, faults) = (new Dictionary<(string Kind, Guid Tenant, int Month, string Meter), UsageSum>(sums), new List<string>());
        await using var command = new NpgsqlCommand("select kind, tenant_id, month, meter, quantity, events from door.usage_counted()", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = (reader.GetString(0), reader.GetGuid(1), reader.GetInt32(2), reader.GetString(3));
            var logged = left.GetValueOrDefault(key);
            left.Remove(key);
            if (reader.GetDecimal(4) != logged.Units || reader.GetInt64(5) != logged.Events)
            {
                faults.Add($"{Name(key)}: the log has {logged.Units} in {logged.Events} events, the counts have {reader.GetDecimal(4)} in {reader.GetInt64(5)}.");
            }
        }

        faults.AddRange(left.Select(l => $"{Name(l.Key)}: the log has {l.Value.Units} in {l.Value.Events} events, the counts have nothing."));
        return faults;
    }

    private static string Name((string Kind, Guid Tenant, int Month, string Meter) key) => $"{key.Tenant} {key.Meter} by {key.Kind}{(key.Month == 0 ? "" : $" in {key.Month}")}";

    private static void Add<TKey>(Dictionary<TKey, UsageSum> sums, TKey key, long quantity)
        where TKey : notnull
    {
        var sum = sums.GetValueOrDefault(key);
        sums[key] = new UsageSum(sum.Quantity + quantity, sum.Events + 1);
    }
}

/// <param name="Events">In the log, as far as it is counted.</param>
/// <param name="Sums">How many sums were compared.</param>
/// <param name="Faults">What does not agree, a sentence each.</param>
public sealed record UsageRecount(long Events, int Sums, IReadOnlyList<string> Faults);

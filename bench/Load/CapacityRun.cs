using CallInsight.Bench.Measuring;
using Npgsql;

namespace CallInsight.Bench.Load;

/// <summary>What a call and a query cost on clusters of different sizes: the same load, so that only the size differs.</summary>
internal static class CapacityRun
{
    private const int Tenants = 20;
    private const int History = 200;
    private const double CallsPerSecond = 15;
    private const double QueriesPerSecond = 60;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static readonly string[] Columns =
    [
        "silos", "a call: silos ms", "Webs ms", "PostgreSQL ms", "bytes sent", "commits", "log bytes", "a query: silos ms", "Webs ms", "PostgreSQL ms", "bytes sent", "silos MB", "MB a tenant", "errors",
    ];

    /// <param name="words">Further words for the script that starts the cluster.</param>
    /// <returns>One row, and the processor time of a call and of a query, all processes, in milliseconds.</returns>
    public static async Task<(string[] Row, double Call, double Query)> MeasureAsync(int silos, params string[] words)
    {
        using var folder = new ScratchFolder();
        await using var cluster = await RunningCluster.StartAsync(folder.Path, silos, 1, words);
        var empty = cluster.Use().SiloBytes;
        var tenants = new List<LoadedTenant>();
        for (var number = 0; number < Tenants; number++)
        {
            tenants.Add(await LoadedTenant.MakeAsync(cluster, $"capacity-{number}", History));
        }

        var idle = await RateAsync(cluster, () => Task.Delay(Idle));
        var calls = new Arrivals("imports", CallsPerSecond, chance => tenants[chance.Next(Tenants)].ImportAsync(chance));
        await SendAsync(calls, Warm);
        var commits = await CommitsAsync(cluster);
        var call = await RateAsync(cluster, () => SendAsync(calls, Long));
        var (transactions, log) = await CommitsAsync(cluster) is var after ? (after.Transactions - commits.Transactions, after.Log - commits.Log) : default;
        var queries = new Arrivals("queries", QueriesPerSecond, chance => tenants[chance.Next(Tenants)].AskAsync(chance));
        await SendAsync(queries, Warm);
        var query = await RateAsync(cluster, () => SendAsync(queries, Long));
        var (callCost, queryCost) = (call.Above(idle, CallsPerSecond), query.Above(idle, QueriesPerSecond));
        var full = cluster.Use().SiloBytes;
        tenants.ForEach(t => t.Dispose());
        var each = CallsPerSecond * Long.TotalSeconds;
        return (
            [
                silos.ToString(System.Globalization.CultureInfo.InvariantCulture), .. callCost.Cells(), Report.Number(transactions / each, 1), Report.Number(log / each), .. queryCost.Cells(),
                Report.Number(full / 1e6), Report.Number((full - empty) / 1e6 / Tenants, 2), Report.Number(calls.Errors + queries.Errors),
            ],
            callCost.Milliseconds, queryCost.Milliseconds);
    }

    private static async Task SendAsync(Arrivals arrivals, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource(duration);
        await arrivals.RunAsync(1, stop.Token);
    }

    private static async Task<UseRate> RateAsync(RunningCluster cluster, Func<Task> act)
    {
        var before = cluster.Use();
        var clock = TimeProvider.System.GetTimestamp();
        await act();
        var (after, seconds) = (cluster.Use(), TimeProvider.System.GetElapsedTime(clock).TotalSeconds);
        return new UseRate(
            (after.Silos - before.Silos).TotalMilliseconds / seconds, (after.Webs - before.Webs).TotalMilliseconds / seconds,
            (after.Postgres - before.Postgres).TotalMilliseconds / seconds, (after.SentBytes - before.SentBytes) / seconds);
    }

    private static async Task<(double Transactions, double Log)> CommitsAsync(RunningCluster cluster)
    {
        await using var connection = new NpgsqlConnection(cluster.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit::float8, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 from pg_stat_database where datname = current_database()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetDouble(0), reader.GetDouble(1));
    }

    /// <summary>Milliseconds of processor and bytes, for each second.</summary>
    private sealed record UseRate(double Silos, double Webs, double Postgres, double Bytes)
    {
        public double Milliseconds => Silos + Webs + Postgres;

        /// <summary>What one request costs beyond what idling does.</summary>
        public UseRate Above(UseRate idle, double perSecond)
            => new((Silos - idle.Silos) / perSecond, (Webs - idle.Webs) / perSecond, (Postgres - idle.Postgres) / perSecond, (Bytes - idle.Bytes) / perSecond);

        public string[] Cells() => [Report.Number(Silos, 2), Report.Number(Webs, 2), Report.Number(Postgres, 2), Report.Number(Bytes)];
    }
}

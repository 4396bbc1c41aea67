using System.Globalization;
using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Logins;
using CallInsight.Storage.OwnPostgres;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary><c>src/Silo postgres</c>: the PostgreSQL of our own as a process by itself, for a cluster on one machine.</summary>
internal static class PostgresCommand
{
    private const string File = "connections.env";
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    /// <summary>Starts it in <c>CallInsight:DataDirectory</c>, writes <c>connections.env</c> there, lines for a
    /// shell, once it accepts connections, starts it again
    /// when it dies, and stops it at the end.</summary>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task RunAsync(string[] args, CancellationToken stop)
    {
        var configuration = Host.CreateApplicationBuilder(args).Configuration;
        using var loggers = HostLogging.BeforeTheHost(configuration);
        var logger = loggers.CreateLogger("CallInsight.Start");
        using var data = DataDirectory.Open(configuration["CallInsight:DataDirectory"] is { Length: > 0 } path ? path : DataDirectory.DefaultPath());
        var server = await PostgresServer.StartAsync(data, logger, stop);
        try
        {
            PrivateFile.Write(data.PathOf(File), Lines(server, await DatabaseLogins.EnsureAsync(server, data, stop)));
            await server.KeepAliveAsync(logger, stop);
        }
        finally
        {
            using var limit = new CancellationTokenSource(LongestStop);
            await server.StopAsync(limit.Token);
        }
    }

    private static string Lines(PostgresServer server, DatabaseConnections connections)
    {
        var superuser = new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Database = DatabaseLogins.Database }.ConnectionString;
        (string Name, string Value)[] settings =
        [
            ("POSTGRES_PID", server.ProcessId.ToString(CultureInfo.InvariantCulture)),
            ("POSTGRES_SUPERUSER", superuser),
            ("ConnectionStrings__CallInsightOwner", connections.Owner),
            ("ConnectionStrings__CallInsight", connections.App),
            ("ConnectionStrings__CallInsightReader", connections.Reader),
            ("ConnectionStrings__CallInsightOperator", connections.Operator),
            ("ConnectionStrings__CallInsightMeter", connections.Meter),
        ];
        return string.Concat(settings.Select(s => $"{s.Name}='{s.Value.Replace("'", "'\\''", StringComparison.Ordinal)}'\n"));
    }
}

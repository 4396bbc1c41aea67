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

    /// <summary>Starts it in <c>CallInsight:DataDirectory</c>, writes <c>connections.env</c> there, lines for a shell, once it accepts connections, starts it
    /// again when it dies, and stops it at the end. With <c>CallInsight:Postgres:Port</c> it listens on that port of loopback too, and the lines lead there.</summary>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task RunAsync(string[] args, CancellationToken stop)
    {
        var configuration = Host.CreateApplicationBuilder(args).Configuration;
        using var loggers = HostLogging.BeforeTheHost(configuration);
        var logger = loggers.CreateLogger("CallInsight.Start");
        using var data = DataDirectory.Open(configuration["CallInsight:DataDirectory"] is { Length: > 0 } path ? path : DataDirectory.DefaultPath());
        var port = Port(configuration);
        var server = await PostgresServer.StartAsync(data, new OwnPostgresOptions { Port = port }, logger, stop);
        try
        {
            PrivateFile.Write(data.PathOf(File), Lines(server, await DatabaseLogins.EnsureAsync(server, data, stop), port));
            await server.KeepAliveAsync(logger, stop);
        }
        finally
        {
            using var limit = new CancellationTokenSource(LongestStop);
            await server.StopAsync(limit.Token);
        }
    }

    private static PostgresPort? Port(IConfiguration configuration)
    {
        if (configuration["CallInsight:Postgres:Port"] is not { Length: > 0 } text)
        {
            return null;
        }

        return !ushort.TryParse(text, CultureInfo.InvariantCulture, out var number) || number == 0 ? throw new StartRefusal($"CallInsight:Postgres:Port is {text}. Give a port, 1 to 65535.")
            : ClusterTls.FromConfiguration(configuration) is null ? throw new StartRefusal("CallInsight:Postgres:Port needs CallInsight:Tls: PostgreSQL takes only encrypted connections there.")
            : new PostgresPort(number, configuration["CallInsight:Tls"]!);
    }

    private static string Lines(PostgresServer server, DatabaseConnections connections, PostgresPort? port)
    {
        var superuser = new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Database = DatabaseLogins.Database }.ConnectionString;
        (string Name, string Value)[] settings =
        [
            ("POSTGRES_PID", server.ProcessId.ToString(CultureInfo.InvariantCulture)),
            ("POSTGRES_SUPERUSER", superuser),
            ("ConnectionStrings__CallInsightOwner", Way(connections.Owner)),
            ("ConnectionStrings__CallInsight", Way(connections.App)),
            ("ConnectionStrings__CallInsightReader", Way(connections.Reader)),
            ("ConnectionStrings__CallInsightOperator", Way(connections.Operator)),
            ("ConnectionStrings__CallInsightMeter", Way(connections.Meter)),
        ];
        return string.Concat(settings.Select(s => $"{s.Name}='{s.Value.Replace("'", "'\\''", StringComparison.Ordinal)}'\n"));

        string Way(string connection) => port is null ? connection : new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = port.Number }.ConnectionString;
    }
}

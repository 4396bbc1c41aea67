using CallInsight.Storage.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CallInsight.Storage.Logins;

/// <summary>How each of the five roles reaches the database. The strings hold passwords: never log them.</summary>
/// <param name="Owner">Migrations.</param>
/// <param name="App">Grains.</param>
/// <param name="Reader">Web.</param>
/// <param name="Operator">Operators' totals.</param>
/// <param name="Meter">The usage log.</param>
public sealed record DatabaseConnections(string Owner, string App, string Reader, string Operator, string Meter)
{
    private const int OrleansPool = 30;

    /// <summary>For the Orleans providers of a silo: as the app role, among Orleans' own tables, with a pool of its own.</summary>
    public string Orleans => AmongOrleansTables(App, "callinsight-orleans");

    /// <summary>For a client of the silos, which only looks up their gateways: as the reader.</summary>
    public string OrleansClient => AmongOrleansTables(Reader, "callinsight-orleans-client");

    /// <summary>Takes the connections of a cluster from the settings.</summary>
    /// <returns>Null when there are none: then CallInsight runs a PostgreSQL of its own.</returns>
    /// <exception cref="StartRefusal">Some are missing; or the only one given cannot make the others; or one may do more than it should.</exception>
    public static async Task<DatabaseConnections?> FromConfigurationAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var tls = ClusterTls.FromConfiguration(configuration);
        var given = DatabaseRole.All.ToDictionary(role => role, Given);
        var missing = DatabaseRole.All.Where(role => given[role].Length == 0).ToList();
        if (missing.Count == DatabaseRole.All.Count)
        {
            return null;
        }

        if (missing.Count == 0)
        {
            var connections = Of(role => RoleConnection.AsGiven(given[role], role));
            await RefuseToServe.AsTooMuchAsync(connections, cancellationToken);
            return connections;
        }

        return given[DatabaseRole.App].Length > 0 && missing.Count == DatabaseRole.All.Count - 1
            ? await DatabaseLogins.EnsureThroughAsync(given[DatabaseRole.App], cancellationToken)
            : throw new StartRefusal($"Of the five connection strings these are missing: {string.Join(", ", missing.Select(role => "ConnectionStrings:" + role.Setting))}. Set all five, or ConnectionStrings:CallInsight alone, or none.");

        string Given(DatabaseRole role)
        {
            var text = configuration.GetConnectionString(role.Setting) ?? "";
            return tls is null || text.Length == 0 ? text : tls.Over(RoleConnection.Parse(text, role.Setting)).ConnectionString;
        }
    }

    /// <summary>Says nothing, so that no password gets into a log.</summary>
    public override string ToString() => nameof(DatabaseConnections);

    internal static DatabaseConnections Of(Func<DatabaseRole, string> connection) => new(
        connection(DatabaseRole.Owner),
        connection(DatabaseRole.App),
        connection(DatabaseRole.Reader),
        connection(DatabaseRole.Operator),
        connection(DatabaseRole.Meter));

    internal string For(DatabaseRole role) =>
        role == DatabaseRole.Owner ? Owner
        : role == DatabaseRole.App ? App
        : role == DatabaseRole.Reader ? Reader
        : role == DatabaseRole.Operator ? Operator
        : Meter;

    private static string AmongOrleansTables(string connection, string name) => new NpgsqlConnectionStringBuilder(connection)
    {
        SearchPath = "orleans",
        ApplicationName = name,
        MaxPoolSize = OrleansPool,
    }.ConnectionString;
}

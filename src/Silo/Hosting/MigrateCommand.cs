using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.Secrets;
using Npgsql;

namespace CallInsight.Silo.Hosting;

/// <summary><c>src/Silo migrate</c>: brings a cluster's database up to date, once for all of its processes, which wait for it.</summary>
internal static class MigrateCommand
{
    /// <summary>Makes the master key too, where it is named, is not there, and nothing needs an older one.</summary>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task RunAsync(string[] args, CancellationToken stop)
    {
        var configuration = Host.CreateApplicationBuilder(args).Configuration;
        using var loggers = HostLogging.BeforeTheHost(configuration);
        var connections = await DatabaseConnections.FromConfigurationAsync(configuration, stop)
            ?? throw new StartRefusal("Set ConnectionStrings:CallInsight to the database that is to be brought up to date.");
        await Migrator.MigrateAsync(connections.Owner, loggers.CreateLogger("CallInsight.Start"), stop);
        if (configuration["CallInsight:MasterKey"] is { Length: > 0 } key)
        {
            FileKeyVault.Open(key, mayCreate: !await HasTenantsAsync(connections, stop));
        }
    }

    internal static async Task<bool> HasTenantsAsync(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connections.App);
        await using var command = source.CreateCommand("select own + made_up > 0 from door.tenant_count()");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}

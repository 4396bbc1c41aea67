using CallInsight.Storage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;

// Until silos can form a cluster, this host does one thing: it brings a database up to date before they start.
var builder = Host.CreateApplicationBuilder(args);
using var host = builder.Build();
var logger = host.Services.GetRequiredService<ILogger<Program>>();
try
{
    if (args is not ["migrate", ..])
    {
        throw new StartRefusal("Silos of a cluster are not built yet. Start src/Web, which hosts one inside, or run \"migrate\" to bring a database up to date.");
    }

    var connections = await DatabaseConnections.FromConfigurationAsync(builder.Configuration, CancellationToken.None)
        ?? throw new StartRefusal("Set ConnectionStrings:CallInsight to the database that is to be brought up to date.");
    await Migrator.MigrateAsync(connections.Owner, logger, CancellationToken.None);
    return 0;
}
catch (StartRefusal refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

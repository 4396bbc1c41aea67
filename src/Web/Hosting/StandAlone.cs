using CallInsight.Contracts;
using CallInsight.Silo.Hosting;
using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Hosting.Running;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Secrets;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.Hosting;

/// <summary>Everything in one process: portal, API, a silo, and a PostgreSQL of its own.</summary>
public static class StandAlone
{
    /// <param name="stop">Ends the start, or what runs.</param>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task RunAsync(WebApplicationBuilder builder, CancellationToken stop)
    {
        var addresses = ListeningAddress.Of(builder.Configuration);
        using var loggers = HostLogging.BeforeTheHost(builder.Configuration);
        // The database comes up on one core while the host is built on another.
        await using var coming = new ComingGround(() => Ground.PrepareAsync(builder.Configuration, loggers.CreateLogger("CallInsight.Start"), stop));
        await using var app = Build(builder, () => coming.Ground.Connections, () => coming.Ground.Vault);
        var ground = await coming.ArriveAsync();
        ListeningAddress.RequireFree(addresses);
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await ground.ForgetEarlierSilosAsync(ClusterNames.Alone, stop);
        await app.StartAsync(stop);
        await Announcement.WriteAsync(app.Services, ground.Data.Path, stop);
        await using var end = ground.Lost.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(stop);
    }

    /// <summary>Portal, API and silo over a database and a vault that are there already.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, DatabaseConnections connections, IKeyVault vault)
        => Build(builder, () => connections, () => vault);

    private static WebApplication Build(WebApplicationBuilder builder, Func<DatabaseConnections> connections, Func<IKeyVault> vault)
    {
        builder.Services.AddSingleton(_ => vault());
        builder.AddSilo(connections, SiloPorts.FreeOnLoopback(), ClusterNames.Alone);
        ProcessReporter.Add(builder, "alone");
        builder.AddPortal(connections);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }
}

using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Hosting.Errors;
using CallInsight.Storage.Hosting.Running;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Options;

namespace CallInsight.Silo.Hosting;

/// <summary>One of many: hosts grains, finds the others through the database, and tells of its health on a port of its own.</summary>
internal static class ClusterSilo
{
    private const string DefaultAddress = "http://localhost:5090";

    /// <param name="stop">Ends the start, or what runs.</param>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task RunAsync(string[] args, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        var addresses = ListeningAddress.Of(builder.Configuration, DefaultAddress);
        builder.WebHost.UseUrls(addresses);
        HostLogging.Configure(builder.Logging);
        using var loggers = HostLogging.BeforeTheHost(builder.Configuration);
        var logger = loggers.CreateLogger("CallInsight.Start");

        var settings = await ClusterSettings.FromConfigurationAsync(builder.Configuration, stop);
        var ports = SiloPorts.FromConfiguration(builder.Configuration);
        ListeningAddress.RequireFree(addresses);
        await Migrator.WaitUntilMigratedAsync(settings.Connections.App, logger, TimeProvider.System, stop);
        await using var hold = await DatabaseHold.ShareAsync(settings.Connections.Owner, settings.ClusterId, logger, stop);
        var vault = settings.OpenVault();

        builder.Services.AddSingleton(vault);
        builder.Services.AddSingleton(s => ActivatorUtilities.CreateInstance<Readiness>(s, s.GetRequiredService<AppDatabase>()));
        builder.AddSilo(() => settings.Connections, ports, settings.ClusterId, settings.Tls);
        builder.AddTelemetry();
        ErrorReporter.Add(builder);
        ProcessReporter.Add(builder, "silo");
        if (IsInAPod(builder.Configuration))
        {
            builder.Services.UseKubernetesHosting();
        }

        await using var app = builder.Build();
        app.MapSiloHealth();

        // The admin port is nobody else's.
        app.MapPrometheusScrapingEndpoint();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await app.StartAsync(stop);
        logger.LogInformation("The silo {Address}:{Port} of the cluster {Cluster} is ready, its health at {Admin}", ports.Address, ports.Silo, settings.ClusterId, addresses);
        await using var end = hold.Lost.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(stop);
    }

    /// <summary>Whether Kubernetes runs this silo and was told to say so: then silos whose pods have gone are out at once, as Kubernetes knows it first.</summary>
    private static bool IsInAPod(IConfiguration configuration)
        => configuration["KUBERNETES_SERVICE_HOST"] is { Length: > 0 } && configuration["POD_NAMESPACE"] is { Length: > 0 } && configuration["POD_NAME"] is { Length: > 0 };
}

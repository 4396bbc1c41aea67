using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using CallInsight.Storage;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Hosting.Running;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace CallInsight.Web.Hosting;

/// <summary>Portal and API alone, as a client of silos that other processes host.</summary>
internal static class InCluster
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="stop">Ends the start, or what runs.</param>
    /// <exception cref="StartRefusal">Something must be put right first; the message says what.</exception>
    public static async Task RunAsync(WebApplicationBuilder builder, CancellationToken stop)
    {
        using var loggers = HostLogging.BeforeTheHost(builder.Configuration);
        var logger = loggers.CreateLogger("CallInsight.Start");
        var settings = await ClusterSettings.FromConfigurationAsync(builder.Configuration, stop);
        await Migrator.WaitUntilMigratedAsync(settings.Connections.Reader, logger, TimeProvider.System, stop);
        var vault = settings.OpenVault();
        await using var app = Build(builder, settings, vault);
        ListeningAddress.RequireFree(ListeningAddress.Of(builder.Configuration));
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await app.StartAsync(stop);
        Announcement.Write(app.Services);
        await app.WaitForShutdownAsync(stop);
    }

    private static WebApplication Build(WebApplicationBuilder builder, ClusterSettings settings, IKeyVault vault)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(vault);
        services.AddSingleton<TenantDatabase>(s => s.GetRequiredService<ReaderDatabase>());
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<GatewayLoss>();
        services.AddSingleton<Gateways>();
        services.AddSingleton<IReadinessPart>(s => s.GetRequiredService<Gateways>());
        services.AddSingleton<IOutgoingGrainCallFilter, RepeatFilter>();
        builder.UseOrleansClient(client =>
        {
            Configure(client, settings);
            if (settings.Tls is { } tls)
            {
                client.Configure<ClientConnectionOptions>(o => o.ConfigureConnection(tls.AsClient));
            }

            if (TelemetryHosting.IsSent(builder.Configuration))
            {
                client.AddActivityPropagation();
            }
        });
        // After the client itself, which connects first.
        services.AddHostedService<LookForSilos>();
        ProcessReporter.Add(builder, "web");
        builder.AddPortal(() => settings.Connections);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }

    private static void Configure(IClientBuilder client, ClusterSettings settings)
    {
        client.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (settings.ClusterId, ClusterNames.Service));
        client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(30));
        client.AddDashboard(o => o.HideTrace = true);
        client.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", settings.Connections.OrleansClient));
        client.AddGatewayCountChangedHandler(s => (_, change) => s.GetRequiredService<Gateways>().Changed(change.NumberOfConnectedGateways));

        // Webs and silos start in any order.
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(Pause, cancellationToken);
            return true;
        });
    }
}

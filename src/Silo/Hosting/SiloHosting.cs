using System.Net;
using CallInsight.Contracts;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Billing;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Coaching;
using CallInsight.Grains.Demo;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Insights;
using CallInsight.Grains.Integrations;
using CallInsight.Grains.Members;
using CallInsight.Grains.Notifications;
using CallInsight.Grains.Operations;
using CallInsight.Grains.Provisioning;
using CallInsight.Grains.Reports;
using CallInsight.Grains.Search;
using CallInsight.Grains.SignIn.Connections;
using CallInsight.Grains.Tenants;
using CallInsight.Grains.Usage;
using CallInsight.Storage.Hosting;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace CallInsight.Silo.Hosting;

/// <summary>Makes a host a silo: the list of what its grains can do is the table of contents of the product.</summary>
public static class SiloHosting
{
    /// <param name="connections">Asked when the host starts: it may be built while the database comes up.</param>
    /// <param name="tls">For connections with other silos and with clients; null where they are plain.</param>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, Func<DatabaseConnections> connections, SiloPorts ports, string clusterId, ClusterTls? tls = null)
    {
        // In this order: what works for itself begins when the silo has, and has ended when the silo ends.
        builder.UseOrleans(silo =>
        {
            Configure(silo, connections, ports, clusterId);
            if (tls is not null)
            {
                silo.Configure<SiloConnectionOptions>(o =>
                {
                    o.ConfigureSiloInboundConnection(tls.AsServer);
                    o.ConfigureGatewayInboundConnection(tls.AsServer);
                    o.ConfigureSiloOutboundConnection(tls.AsClient);
                });
            }

            if (TelemetryHosting.IsSent(builder.Configuration))
            {
                silo.AddActivityPropagation();
            }
        });
        builder.AddCapabilities(connections);
        return builder;
    }

    /// <summary>What grains stand on and who may call them, whatever cluster they run in.</summary>
    public static IHostApplicationBuilder AddCapabilities(this IHostApplicationBuilder builder, Func<DatabaseConnections> connections)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => DataSources.Of("app", connections().App));
        builder.Services.AddSingleton<AppDatabase>();
        builder.Services.TryAddSingleton<TenantDatabase>(s => s.GetRequiredService<AppDatabase>());
        builder.Services.TryAddSingleton<TenantKeys>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter, MeasureFilter>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter, StorageFilter>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TenantFilter>();
        builder.Services.AddSingleton<GatewayLoss>();
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, RepeatFilter>();
        builder.Services
            .AddTenants()
            .AddBilling(builder.Configuration)
            .AddAuditTrail()
            .AddMembers()
            .AddProvisioning()
            .AddCalls(builder.Configuration)
            .AddCoaching()
            .AddSearch()
            .AddNotifications(builder.Configuration)
            .AddInsights()
            .AddIntegrations(builder.Configuration)
            .AddConnections(builder.Configuration)
            .AddReports()
            .AddUsage(builder.Configuration, connections)
            .AddOperations(builder.Configuration)
            .AddDemo();
        return builder;
    }

    private static void Configure(ISiloBuilder silo, Func<DatabaseConnections> connections, SiloPorts ports, string clusterId)
    {
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (clusterId, ClusterNames.Service));
        silo.Configure<EndpointOptions>(o =>
        {
            o.AdvertisedIPAddress = ports.Address;
            o.SiloPort = ports.Silo;
            o.GatewayPort = ports.Gateway;
            o.SiloListeningEndpoint = new IPEndPoint(ports.Address, ports.Listening);
            o.GatewayListeningEndpoint = new IPEndPoint(ports.Address, ports.Gateway);
        });
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            // Measured in docs/benchmarks.md, Clusters. A killed silo's sockets close, so that the next probe finds it; a hung one's do not.
            // A silo is heard by its other messages too, for as long as three of the longest probes.
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.MaxProbeTimeout = TimeSpan.FromSeconds(2);
            o.NumMissedProbesLimit = 3;
            o.NumVotesForDeathDeclaration = 1;

            // Asked by way of a third silo, one that this silo cannot reach counts as alive: calls to its grains would fail for as long as the network is
            // cut, and where all are cut nobody would ever be out.
            o.EnableIndirectProbes = false;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });

        // It watches calls only while somebody looks at it. Its log stays hidden: it might tell of a tenant.
        silo.AddDashboard(o => o.HideTrace = true);
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromMinutes(2));
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connections().Orleans));
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connections().Orleans));
    }
}

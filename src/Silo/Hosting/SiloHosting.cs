using System.Net;
using CallInsight.Contracts;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Coaching;
using CallInsight.Grains.Demo;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Insights;
using CallInsight.Grains.Members;
using CallInsight.Grains.Notifications;
using CallInsight.Grains.Operations;
using CallInsight.Grains.Tenants;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Configuration;

namespace CallInsight.Silo.Hosting;

/// <summary>Makes a host a silo: the list of what its grains can do is the table of contents of the product.</summary>
public static class SiloHosting
{
    /// <param name="connections">Asked when the host starts: it may be built while the database comes up.</param>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, Func<DatabaseConnections> connections, SiloPorts ports, string clusterId)
    {
        // In this order: what works for itself begins when the silo has, and has ended when the silo ends.
        builder.UseOrleans(silo => Configure(silo, connections, ports, clusterId));
        builder.AddCapabilities(connections);
        return builder;
    }

    /// <summary>What grains stand on and who may call them, whatever cluster they run in.</summary>
    public static IHostApplicationBuilder AddCapabilities(this IHostApplicationBuilder builder, Func<DatabaseConnections> connections)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connections().App));
        builder.Services.AddSingleton<AppDatabase>();
        builder.Services.TryAddSingleton<TenantDatabase>(s => s.GetRequiredService<AppDatabase>());
        builder.Services.TryAddSingleton<TenantKeys>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter, StorageFilter>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TenantFilter>();
        builder.Services.AddSingleton<GatewayLoss>();
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, RepeatFilter>();
        builder.Services
            .AddTenants()
            .AddMembers()
            .AddCalls(builder.Configuration)
            .AddCoaching()
            .AddNotifications(builder.Configuration)
            .AddInsights()
            .AddOperations()
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
            o.SiloListeningEndpoint = new IPEndPoint(ports.Address, ports.Silo);
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
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromMinutes(2));
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connections().Orleans));
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connections().Orleans));
    }
}

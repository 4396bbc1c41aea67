using System.Net;
using System.Net.Sockets;
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
    /// <summary>One name for all environments: grain state and reminders hang on it.</summary>
    public const string ServiceId = "callinsight";

    /// <param name="connections">Asked when the host starts: it may be built while the database comes up.</param>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, Func<DatabaseConnections> connections, SiloPorts ports, string clusterId)
    {
        builder.AddCapabilities(connections);
        builder.UseOrleans(silo => Configure(silo, connections, ports, clusterId));
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
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TenantFilter>();
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
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (clusterId, ServiceId));
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
            // A killed silo is out in about a second (its sockets close), a hung one in some; measured in docs/benchmarks.md.
            o.ProbeTimeout = TimeSpan.FromSeconds(2);
            o.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromMinutes(2));
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connections().Orleans));
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connections().Orleans));
    }
}

/// <summary>Where a silo listens for other silos and for clients.</summary>
public sealed record SiloPorts(IPAddress Address, int Silo, int Gateway)
{
    /// <summary>Two free ports on loopback, for a silo that lives in one process with its only client.</summary>
    public static SiloPorts FreeOnLoopback()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return new SiloPorts(IPAddress.Loopback, ((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}

using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Insights;
using CallInsight.Grains.Insights.OwnMetrics;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.TestingHost;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

/// <summary>Silos over one database, and tenants with made-up facts.</summary>
public class InsightsWorld : DatabaseFixture, IAsyncLifetime
{
    private readonly short _silos;
    private readonly int _memoryMegabytes;
    private readonly TemporaryFolder _folder = new();
    private InProcessTestCluster? _cluster;
    private FileKeyVault? _vault;

    public InsightsWorld()
        : this(silos: 2)
    {
    }

    protected InsightsWorld(short silos, int memoryMegabytes = 0) => (_silos, _memoryMegabytes) = (silos, memoryMegabytes);

    /// <summary>Waits until no silo answers from a look that it took before.</summary>
    public static Task OutliveLookAsync() => Task.Delay(TenantViews.LooksEvery + TimeSpan.FromMilliseconds(20));

    public InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster was not started.");

    public async new ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _vault = FileKeyVault.Open(_folder.PathOf("key"), mayCreate: true);
        var builder = new InProcessTestClusterBuilder(_silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddIncomingGrainCallFilter<TenantFilter>();
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton(_ => NpgsqlDataSource.Create(Connections.App));
            silo.Services.AddSingleton<AppDatabase>().AddSingleton<TenantDatabase>(s => s.GetRequiredService<AppDatabase>());
            silo.Services.AddSingleton<IKeyVault>(_vault).AddSingleton<TenantKeys>();
            silo.Services.AddInsights().Configure<InsightsOptions>(o => o.MemoryMegabytes = _memoryMegabytes);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async new ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
    }

    /// <summary>A tenant with two teams of two, a member without a team, three stages, the metrics of <see cref="RandomQuery.OwnMetrics"/>, and calls of ten months with gaps in them.</summary>
    public async Task<FactsTenant> NewTenantAsync(int calls)
    {
        var tenant = new FactsTenant(Guid.CreateVersion7(), Database.Superuser);
        await using var app = NpgsqlDataSource.Create(Connections.App);
        var keys = new TenantKeys(new AppDatabase(app), _vault!, TimeProvider.System);
        var (key, wrapped) = await keys.MakeAsync(tenant.Id, 1, CancellationToken.None);
        await tenant.CreateAsync(key, wrapped);
        var metrics = new OwnMetricStore(new AppDatabase(app), keys, TimeProvider.System);
        foreach (var (metric, own) in RandomQuery.OwnMetrics)
        {
            await metrics.SaveAsync(tenant.Id, new KeptMetric(Guid.CreateVersion7(), metric, 1, true, new OwnMetricDefinition(metric, string.Empty, own.Formula, "number", "higher")), true, true, Actor.System, CancellationToken.None);
        }

        await tenant.AddCallsAsync(calls, seed: 0.37);
        return tenant;
    }

    /// <summary>Asks once the silos have seen all that is committed by now.</summary>
    public async Task<InsightsAnswers> AskAsync(FactsTenant tenant, Actor actor, params InsightsQuery[] queries)
    {
        await OutliveLookAsync();
        return await AskAtOnceAsync(tenant, actor, queries);
    }

    public async Task<InsightsAnswers> AskAtOnceAsync(FactsTenant tenant, Actor actor, params InsightsQuery[] queries)
    {
        CallContext.Enter(tenant.Id);
        return (await Cluster.Client.Insights(tenant.Id).Ask(new AskInsights(actor, queries))).Value;
    }
}

/// <summary>One silo, in whose memory a megabyte of calls has room.</summary>
public sealed class SmallInsightsWorld() : InsightsWorld(silos: 1, memoryMegabytes: 1);

/// <summary>Three silos, for tests that kill and start some.</summary>
public sealed class ThreeSilosInsightsWorld() : InsightsWorld(silos: 3);

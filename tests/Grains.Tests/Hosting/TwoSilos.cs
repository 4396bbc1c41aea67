using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Silo.Hosting;
using CallInsight.Storage.Secrets;
using CallInsight.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Xunit;

namespace CallInsight.Grains.Tests.Hosting;

/// <summary>The product's grains on two silos in this process, over a database of their own. A test takes a fresh tenant.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestDatabase? _database;
    private InProcessTestCluster? _cluster;

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The silos have not been started.");

    public IGrainFactory Grains => _cluster?.Client ?? throw new InvalidOperationException("The silos have not been started.");

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.Npm.NewDatabaseAsync();
        IKeyVault vault = FileKeyVault.Open(_folder.PathOf("master.key"), mayCreate: true);
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Services.AddSingleton(vault);
            host.AddCapabilities(() => _database.Connections);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.StopAllSilosAsync();
            await _cluster.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>A new tenant. The flow that awaits it acts for it from then on only after <see cref="CallContext.Enter"/>.</summary>
    public async Task<Guid> ATenantAsync()
    {
        var tenant = Guid.CreateVersion7();
        var slug = $"t{tenant:N}";
        CallContext.Enter(tenant);
        var created = await Grains.Tenant(tenant).Create(new CreateTenant(Actor.Operator, slug, slug, $"owner@{slug}.example", "Owner", "enterprise", WithApiKey: false, MadeUp: false));
        return created.Value.Tenant;
    }

    /// <summary>Looks at what is stored, past all rules.</summary>
    public Task<object?> LookAsync(string sql) => TestDatabase.RunAsync(Database.Superuser, sql);
}

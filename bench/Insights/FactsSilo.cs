using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Silo.Hosting;
using CallInsight.Storage.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace CallInsight.Bench.Insights;

/// <summary>A silo as the product hosts it, asked through its own client.</summary>
internal sealed class FactsSilo : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly IGrainFactory _grains;

    private FactsSilo(IHost host) => (_host, _grains) = (host, host.Services.GetRequiredService<IGrainFactory>());

    public static async Task<FactsSilo> StartAsync(FactsDatabase database, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IKeyVault>(database.Ground.Vault);
        builder.AddSilo(() => database.Ground.Connections, SiloPorts.FreeOnLoopback(), "bench-" + Guid.NewGuid().ToString("N"));
        var host = builder.Build();
        await host.StartAsync();
        return new FactsSilo(host);
    }

    public Task<InsightsAnswers> AskAsync(Guid tenant, params InsightsQuery[] queries) => AskAsync(tenant, Actor.System, queries);

    public async Task<InsightsAnswers> AskAsync(Guid tenant, Actor actor, params InsightsQuery[] queries)
    {
        CallContext.Enter(tenant);
        var answers = await _grains.Insights(tenant).Ask(new AskInsights(actor, queries));
        return answers.Ok ? answers.Value : throw new InvalidOperationException(string.Join("; ", answers.Refusal!.Fields!.Select(f => $"{f.Key}: {f.Value}")));
    }

    /// <summary>All memory of calls is given up.</summary>
    public async Task ForgetAsync()
    {
        CallContext.EnterPlatform();
        await _grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

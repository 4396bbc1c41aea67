using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Operations;

/// <summary>Alone: products of one process share its instruments, and one that ends takes them from the others.</summary>
[CollectionDefinition(nameof(Watched), DisableParallelization = true)]
public sealed class WatchedCollection : ICollectionFixture<Watched>;

/// <summary>A product whose gauges are fresh.</summary>
public sealed class Watched : IAsyncLifetime
{
    public ProductHost Product { get; } = new() { Settings = ["--CallInsight:Operations:SampleEvery=00:00:00.5", "--CallInsight:Operations:WantedSilos=1", "--CallInsight:Webhooks:AllowPrivate=true"] };

    public ValueTask InitializeAsync() => Product.InitializeAsync();

    public ValueTask DisposeAsync() => Product.DisposeAsync();

    /// <summary>The metrics as somebody on this machine fetches them.</summary>
    public Task<string> MetricsAsync() => Product.Client().GetStringAsync("/metrics");
}

using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Alone;

public sealed class StoppingTests : IAsyncLifetime
{
    private readonly ProductProcess _product = new();

    public ValueTask InitializeAsync() => new(_product.StartAsync());

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_leaves_no_process(string signal)
    {
        Assert.Contains(_product.LeftOver(), p => p.Contains("postgres", StringComparison.Ordinal));

        var code = await _product.StopAsync(signal);

        Assert.Equal(0, code);
        Assert.Empty(_product.LeftOver());
    }

    [Fact]
    public async Task The_next_start_finds_what_was_there()
    {
        var acme = await _product.ATenantAsync("acme");
        using var imported = await acme.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(1));
        imported.EnsureSuccessStatusCode();
        await _product.StopAsync();

        await _product.StartAsync();

        var calls = await acme.GetFromJsonAsync<JsonElement>("/api/v1/calls");
        Assert.Equal("Call 1", Assert.Single(calls.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
    }
}

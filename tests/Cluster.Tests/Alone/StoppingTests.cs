using System.Diagnostics;
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
    public async Task A_signal_that_comes_twice_leaves_none_either()
    {
        var twice = Enumerable.Range(0, 3).Select(_ => _product.StopAsync("TERM")).ToList();

        Assert.All(await Task.WhenAll(twice), code => Assert.Equal(0, code));
        Assert.Empty(_product.LeftOver());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_leaves_none_when_it_is_stopped_while_it_starts(string signal)
    {
        await using var another = new ProductProcess();

        var code = await another.StopDuringStartAsync("PostgreSQL 18 started", signal);

        Assert.Equal(0, code);
        Assert.DoesNotContain("is ready", another.Said, StringComparison.Ordinal);
        Assert.Empty(another.LeftOver());
    }

    [Fact]
    public async Task A_database_that_dies_is_started_again()
    {
        var acme = await _product.ATenantAsync("acme");
        var file = Path.Combine(_product.Data, "postgres", "postmaster.pid");
        var server = (await File.ReadAllLinesAsync(file))[0];

        using var kill = Process.Start("kill", ["-KILL", server]);

        await Eventually.IsAsync("Another server runs", async () => File.Exists(file) && (await File.ReadAllLinesAsync(file))[0] != server, expected: true);
        await Eventually.IsAsync("Calls are taken again", async () => (await acme.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(1))).IsSuccessStatusCode, expected: true);
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

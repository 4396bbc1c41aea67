using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Calls;

public sealed class CrashingInBulkWorkTests : IAsyncLifetime
{
    private const int Many = 300;
    private readonly ProductProcess _product = new();

    public ValueTask InitializeAsync() => new(_product.StartAsync());

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task Every_call_is_changed_exactly_once()
    {
        var acme = await _product.ATenantAsync("acme");
        await Parallel.ForAsync(1, Many + 1, async (n, token) => (await acme.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(n), token)).Dispose());
        await Eventually.IsAsync($"{Many} calls are ready", async () => (await CallsAsync(acme)).Count(c => c.GetProperty("status").GetString() == "ready"), Many);
        var before = (await CallsAsync(acme)).Select(c => c.GetProperty("id").GetGuid()).ToList();
        using var started = await acme.PostAsJsonAsync("/api/v1/bulk", new { where = new { }, action = "tag", tag = "renewal" });
        var bulk = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        var done = 0;
        while (done == 0)
        {
            done = (await acme.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{bulk}")).GetProperty("done").GetInt32();
        }

        await _product.CrashAsync();
        await _product.StartAsync();
        await Eventually.IsAsync("The work is done", async () => (await acme.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{bulk}")).GetProperty("status").GetString(), "done");

        Assert.InRange(done, 1, Many - 1);
        Assert.Equal(Many, (await acme.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{bulk}")).GetProperty("done").GetInt32());
        var versions = await Task.WhenAll(before.Select(async id => (await acme.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{id}")).GetProperty("version").GetInt32()));
        Assert.All(versions, v => Assert.Equal(3, v));
        Assert.Equal(Many, (await CallsAsync(acme, "&tag=renewal")).Count);
    }

    private static async Task<List<JsonElement>> CallsAsync(HttpClient acme, string filter = "")
    {
        var calls = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await acme.GetFromJsonAsync<JsonElement>($"/api/v1/calls?limit=200&cursor={cursor}{filter}");
            calls.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return calls;
    }
}

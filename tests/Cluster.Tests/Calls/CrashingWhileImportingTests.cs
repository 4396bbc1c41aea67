using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Calls;

public sealed class CrashingWhileImportingTests : IAsyncLifetime
{
    private const int Many = 300;
    private const int KilledAfter = 120;
    private readonly ProductProcess _product = new();
    private readonly ConcurrentDictionary<int, Guid> _accepted = [];

    public ValueTask InitializeAsync() => new(_product.StartAsync());

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task Every_accepted_call_is_ready_exactly_once()
    {
        var acme = await _product.ATenantAsync("acme");
        await ImportUntilKilledAsync(acme);
        var accepted = _accepted.ToDictionary();
        Assert.InRange(accepted.Count, KilledAfter, Many - 1);

        await _product.StartAsync();
        await Parallel.ForAsync(1, Many + 1, async (n, _) => await ImportAsync(acme, n));

        Assert.All(accepted, before => Assert.Equal(before.Value, _accepted[before.Key]));
        await Eventually.IsAsync($"{Many} calls are ready", async () => (await CallsAsync(acme)).Count(c => c.Status == "ready"), Many);
        var calls = await CallsAsync(acme);
        Assert.Equal(Many, calls.Count);
        Assert.Equal(Many, calls.Select(c => c.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(_accepted.Values.Order(), calls.Select(c => c.Id).Order());
    }

    private async Task ImportUntilKilledAsync(HttpClient acme)
    {
        var numbers = new ConcurrentQueue<int>(Enumerable.Range(1, Many));
        var senders = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (numbers.TryDequeue(out var number))
                {
                    await ImportAsync(acme, number);
                }
            }
            catch (HttpRequestException)
            {
                // Killed: whether this one was kept is unknown, as it is to every client.
            }
        })).ToList();
        await Eventually.IsAsync($"{KilledAfter} calls are accepted", () => Task.FromResult(_accepted.Count >= KilledAfter), expected: true);
        await _product.CrashAsync();
        await Task.WhenAll(senders);
    }

    private async Task ImportAsync(HttpClient acme, int number)
    {
        using var answer = await acme.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(number));
        if (answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK)
        {
            _accepted[number] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        }
    }

    private static async Task<List<(Guid Id, string? Title, string? Status)>> CallsAsync(HttpClient acme)
    {
        var calls = new List<(Guid, string?, string?)>();
        var cursor = string.Empty;
        do
        {
            var page = await acme.GetFromJsonAsync<JsonElement>($"/api/v1/calls?limit=100&cursor={Uri.EscapeDataString(cursor)}");
            calls.AddRange(page.GetProperty("items").EnumerateArray().Select(c => (c.GetProperty("id").GetGuid(), c.GetProperty("title").GetString(), c.GetProperty("status").GetString())));
            cursor = page.GetProperty("nextCursor").GetString() ?? string.Empty;
        }
        while (cursor.Length > 0);
        return calls;
    }
}

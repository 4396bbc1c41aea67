using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Calls;

public sealed class FillingTheDiskTests : IAsyncLifetime
{
    private const int Some = 20;
    private readonly ProductProcess _product = new();
    private readonly ConcurrentDictionary<int, Guid> _accepted = [];
    private int _last;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task What_was_accepted_is_kept_and_what_was_not_is_asked_for_again()
    {
        Assert.SkipUnless(ProductProcess.MayMount(), "this user may not mount");
        Directory.CreateDirectory(_product.Data);
        _product.Mounted = "mount -t tmpfs -o size=400m,mode=0700 tmpfs \"$DATA\"";
        await _product.StartAsync();
        using var acme = await _product.ATenantAsync("acme");
        await SendAsync(acme, Some);

        var filler = _product.InItsMount("filler");
        await FillAsync(filler);
        await Eventually.IsAsync("A client is asked to come again", async () => (await SendOneAsync(acme, 4_000)).StatusCode, HttpStatusCode.ServiceUnavailable);
        File.Delete(filler);

        await Eventually.IsAsync("It accepts again", async () => (await SendOneAsync(acme, 4_000)).StatusCode, HttpStatusCode.Accepted);
        await SendAsync(acme, Some);
        foreach (var id in _accepted.Values)
        {
            await Eventually.IsAsync($"Call {id} is ready", async () => await StatusAsync(acme, id), "ready");
        }
    }

    private static async Task FillAsync(string file)
    {
        var piece = new byte[1 << 20];
        try
        {
            await using var filler = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true)
            {
                await filler.WriteAsync(piece);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task<string?> StatusAsync(HttpClient acme, Guid id)
    {
        using var answer = await acme.GetAsync($"/api/v1/calls/{id}");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString() : answer.StatusCode.ToString();
    }

    private async Task SendAsync(HttpClient acme, int count)
    {
        for (var left = count; left > 0; left--)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await SendOneAsync(acme, 10)).StatusCode);
        }
    }

    private async Task<(HttpStatusCode StatusCode, string Said)> SendOneAsync(HttpClient acme, int sentences)
    {
        var number = Interlocked.Increment(ref _last);
        using var answer = await acme.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(number, sentences));
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode} {said}");
        if (answer.StatusCode == HttpStatusCode.Accepted)
        {
            _accepted[number] = JsonDocument.Parse(said).RootElement.GetProperty("id").GetGuid();
        }

        return (answer.StatusCode, said);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

/// <summary>Calls that are sent to both Webs, some at a time, without ever repeating a request; what was answered is kept.</summary>
internal sealed class Imports(LocalCluster cluster, string key)
{
    private const int Senders = 6;
    private int _last;

    /// <summary>The ids of accepted calls by their numbers.</summary>
    public ConcurrentDictionary<int, Guid> Accepted { get; } = [];

    /// <summary>Answers that were no acceptance.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>Sends until it is told to stop; answers to what is under way by then are waited for.</summary>
    public Task SendAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
    {
        using var client = cluster.Client(sender, key);
        while (!stop.IsCancellationRequested)
        {
            await SendAsync(client, Interlocked.Increment(ref _last));
        }
    })));

    /// <summary>Sends one, with an Idempotency-Key where its number is even.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpClient client, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls") { Content = JsonContent.Create(ShortCalls.Body(number)) };
        if (number % 2 == 0)
        {
            request.Headers.Add("Idempotency-Key", $"import-{number}-{Guid.NewGuid():N}");
        }

        using var answer = await client.SendAsync(request);
        if (answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK)
        {
            Accepted[number] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        }
        else
        {
            Refused.Add($"{number}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        return answer.StatusCode;
    }

    /// <summary>Waits until a number of calls more are accepted.</summary>
    public Task MoreAsync(int number)
    {
        var enough = Accepted.Count + number;
        return Eventually.IsAsync($"{number} calls more are accepted ({string.Join(' ', Refused.Take(1))})", () => Task.FromResult(Accepted.Count >= enough), expected: true);
    }

    /// <summary>Every accepted call is there and was analysed, none twice, and no job is left.</summary>
    public async Task AllAreAnalysedOnceAsync()
    {
        Assert.Empty(Refused);
        Assert.Equal(Accepted.Count, Accepted.Values.Distinct().Count());
        var ids = string.Join(',', Accepted.Values.Select(id => $"'{id}'"));
        await Eventually.IsAsync("No job is left", async () => await cluster.LookAsync($"select count(*) from jobs where subject_id in ({ids})"), 0L);
        Assert.Equal((long)Accepted.Count, await cluster.LookAsync($"select count(*) from calls where call_id in ({ids}) and status = 'ready'"));
        Assert.Equal((long)Accepted.Count, await cluster.LookAsync($"select count(*) from call_facts where call_id in ({ids})"));
        Assert.Equal((long)Accepted.Count, await cluster.LookAsync($"select count(*) from calls where tenant_id = (select tenant_id from calls where call_id = '{Accepted.Values.First()}' limit 1)"));
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CallInsight.Testing;

/// <summary>Calls that are sent to both Webs, some at a time; what was answered is kept.</summary>
/// <param name="repeats">Whether a call that was answered with 503 and Retry-After is sent again until it is accepted, as the API asks for. Otherwise a 503 is a fault.</param>
public sealed class Imports(LocalCluster cluster, string key, bool repeats = false)
{
    private const int Senders = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly object HowMany = new { from = "2026-01-01", to = "2026-12-31", measures = new[] { new { metric = "calls", aggregate = "count" } } };
    private int _last;
    private int _postponed;

    /// <summary>The ids of accepted calls by their numbers.</summary>
    public ConcurrentDictionary<int, Guid> Accepted { get; } = [];

    /// <summary>Answers that were neither an acceptance nor the request to come again.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>How often a client was asked to come again.</summary>
    public int Postponed => _postponed;

    /// <summary>Sends until it is told to stop; answers to what is under way by then are waited for.</summary>
    public Task SendAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
    {
        using var client = cluster.Client(sender, key);
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _last);
            while (await SendAsync(client, number) == HttpStatusCode.ServiceUnavailable && repeats)
            {
                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            }
        }
    })));

    /// <summary>Sends until something has been done and the cluster has accepted calls before and after it.</summary>
    /// <param name="some">How many each time.</param>
    public async Task WhileAsync(int some, Func<Task> something)
    {
        ArgumentNullException.ThrowIfNull(something);
        using var enough = new CancellationTokenSource();
        var sending = SendAsync(enough.Token);
        try
        {
            await MoreAsync(some);
            await something();
            await MoreAsync(some);
        }
        finally
        {
            await enough.CancelAsync();
            await sending;
        }
    }

    /// <summary>Sends one, with an Idempotency-Key where its number is even.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpClient client, int number)
    {
        ArgumentNullException.ThrowIfNull(client);
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
        else if (repeats && answer is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null })
        {
            Interlocked.Increment(ref _postponed);
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

    /// <summary>Counts by SQL and by the API, once no job is left.</summary>
    /// <returns>What is wrong: none when every accepted call is there and was analysed, none twice, and no request was refused.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        if (!Refused.IsEmpty)
        {
            return [.. Refused];
        }

        var ids = string.Join(',', Accepted.Values.Select(id => $"'{id}'"));
        var tenant = $"(select tenant_id from calls where call_id = '{Accepted.Values.First()}' limit 1)";
        await Eventually.IsAsync("No job is left", async () => await cluster.LookAsync($"select count(*) from jobs where subject_id in ({ids})"), 0L);
        var faults = new List<string>();
        Expect(Accepted.Values.Distinct().Count(), "ids of accepted calls");
        Expect(await cluster.LookAsync($"select count(*) from calls where call_id in ({ids}) and status = 'ready'"), "ready calls");
        Expect(await cluster.LookAsync($"select count(*) from call_facts where call_id in ({ids})"), "rows of figures");
        Expect(await cluster.LookAsync($"select count(*) from calls where tenant_id = {tenant}"), "calls of the tenant");
        using var client = cluster.Client(0, key);
        await Eventually.IsAsync("Dashboards count every call", () => CountedAsync(client), Accepted.Count);
        return faults;

        void Expect(object? seen, string what)
        {
            if (Convert.ToInt32(seen, System.Globalization.CultureInfo.InvariantCulture) != Accepted.Count)
            {
                faults.Add($"{Accepted.Count} calls were accepted, and there are {seen} {what}.");
            }
        }
    }

    private static async Task<int> CountedAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/insights/query", HowMany);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows") is var rows && rows.GetArrayLength() > 0 ? (int)rows[0][0].GetDouble() : -1;
    }
}

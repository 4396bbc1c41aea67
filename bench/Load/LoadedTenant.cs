using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Load;

/// <summary>A workspace under load: its API by key and its pages by a session, over all Webs in turn.</summary>
internal sealed class LoadedTenant : IDisposable
{
    private const int Words = 1_500;
    private static readonly string[] Pages = ["", "/calls", "/trends", "/people"];
    private readonly IReadOnlyList<HttpClient> _api;
    private readonly HttpClient _pages;
    private readonly IReadOnlyList<Uri> _webs;
    private readonly string _slug;
    private IReadOnlyList<Guid> _calls = [];
    private int _number;

    private LoadedTenant(IReadOnlyList<HttpClient> api, HttpClient pages, IReadOnlyList<Uri> webs, string slug)
        => (_api, _pages, _webs, _slug) = (api, pages, webs, slug);

    /// <summary>Makes it, with a history of calls that are analysed.</summary>
    public static async Task<LoadedTenant> MakeAsync(RunningCluster cluster, string slug, int history)
    {
        var workspace = await cluster.NewWorkspaceAsync(slug);
        var tenant = new LoadedTenant([.. cluster.Webs.Select((_, web) => cluster.Client(web, workspace.ApiKey))], await workspace.SignInAsync(cluster.Webs[0]), cluster.Webs, slug) { _number = history };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls/batch") { Content = new CallLines(0, history, 300) };
        using var answer = await tenant._api[0].SendAsync(request);
        answer.EnsureSuccessStatusCode();
        while ((await tenant._api[0].GetStringAsync("/api/v1/calls?status=received&limit=1")).Contains("\"id\"", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        tenant._calls = [.. (await tenant._api[0].GetFromJsonAsync<JsonElement>("/api/v1/calls?limit=100")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];
        return tenant;
    }

    /// <summary>Home, the list of calls, trends, people, or one call.</summary>
    public async Task<bool> LookAsync(Random chance)
    {
        var at = chance.Next(Pages.Length + 1);
        var page = at < Pages.Length ? Pages[at] : $"/calls/{_calls[chance.Next(_calls.Count)]}";
        using var answer = await _pages.GetAsync(new Uri(_webs[chance.Next(_webs.Count)], $"/t/{_slug}{(page.Length == 0 ? "/" : page)}"));
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode && !answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/signin", StringComparison.Ordinal);
    }

    /// <summary>The list of calls, or the findings of one.</summary>
    public async Task<bool> ReadAsync(Random chance)
    {
        using var answer = await Api(chance).GetAsync(chance.Next(2) == 0 ? "/api/v1/calls?limit=20" : $"/api/v1/calls/{_calls[chance.Next(_calls.Count)]}/analysis");
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Calls and percentiles by week and rep, over a span by chance.</summary>
    public async Task<bool> AskAsync(Random chance)
    {
        var now = DateTimeOffset.UtcNow;
        using var answer = await Api(chance).PostAsJsonAsync("/api/v1/insights/query", new
        {
            from = now.AddDays(-30 - chance.Next(150)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            to = now.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            measures = new[] { new { metric = "calls", aggregate = "count" }, new { metric = "talkRatio", aggregate = "median" } },
            groupBy = new[] { "week", "member" },
        });
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode;
    }

    /// <summary>A new call.</summary>
    public async Task<bool> ImportAsync(Random chance)
    {
        using var content = new ByteArrayContent(CallBodies.Of(Interlocked.Increment(ref _number), Words));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await Api(chance).PostAsync("/api/v1/calls", content);
        return answer.IsSuccessStatusCode;
    }

    public void Dispose()
    {
        _pages.Dispose();
        foreach (var client in _api)
        {
            client.Dispose();
        }
    }

    private HttpClient Api(Random chance) => _api[chance.Next(_api.Count)];
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Search;

/// <summary>A workspace's calls as its API lists them.</summary>
internal sealed class SearchDoor(Product product, Workspace workspace) : IDisposable
{
    private const int CallsOfABatch = 1_000;
    private readonly HttpClient _http = product.Client(workspace.ApiKey);

    /// <summary>Imports made-up calls and waits until all are analysed.</summary>
    public async Task LoadAsync(int calls, int words)
    {
        for (var first = 0; first < calls; first += CallsOfABatch)
        {
            using var lines = new CallLines(first, Math.Min(CallsOfABatch, calls - first), words, Questions.Planted);
            using var answer = await _http.PostAsync("/api/v1/calls/batch", lines);
            answer.EnsureSuccessStatusCode();
        }

        while ((await _http.GetStringAsync("/api/v1/calls?status=received&limit=1")).Contains("\"id\"", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    /// <returns>Milliseconds, and how many calls the page has.</returns>
    public async Task<(double Took, int Found)> AskAsync(string address)
    {
        var start = Stopwatch.GetTimestamp();
        var page = await _http.GetFromJsonAsync<JsonElement>(address);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, page.GetProperty("items").GetArrayLength());
    }

    /// <summary>How many calls all pages of a search have together.</summary>
    public async Task<int> WholeAsync(string search)
    {
        var (found, cursor) = (0, string.Empty);
        do
        {
            var page = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/calls?limit=25&q={Uri.EscapeDataString(search)}&cursor={cursor}");
            found += page.GetProperty("items").GetArrayLength();
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        return found;
    }

    public void Dispose() => _http.Dispose();
}

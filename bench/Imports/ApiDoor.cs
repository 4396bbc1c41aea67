using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Imports;

/// <summary>A workspace as its API shows it.</summary>
internal sealed class ApiDoor(Product product, Workspace workspace) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SeldomLook = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http = product.Client(workspace.ApiKey);
    private int _next;

    /// <summary>Numbers that no call has yet.</summary>
    public int Reserve(int count) => Interlocked.Add(ref _next, count) - count;

    /// <summary>Sends a call and expects it to be accepted.</summary>
    public async Task RegisterAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync("/api/v1/calls", content);
        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>Sends many calls at once.</summary>
    /// <returns>How many were accepted.</returns>
    public async Task<int> RegisterBatchAsync(HttpContent lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls/batch") { Content = lines };
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var accepted = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            accepted += line.Contains("\"status\":\"received\"", StringComparison.Ordinal) ? 1 : 0;
        }

        return accepted;
    }

    /// <summary>How many calls the dashboards count.</summary>
    public async Task<int> CountAsync()
    {
        var now = DateTimeOffset.UtcNow;
        using var answer = await _http.PostAsJsonAsync("/api/v1/insights/query", new
        {
            from = now.AddDays(-400).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            to = now.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            measures = new[] { new { metric = "calls", aggregate = "count" } },
        });
        answer.EnsureSuccessStatusCode();
        var rows = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows");
        return rows.GetArrayLength() == 0 ? 0 : (int)rows[0][0].GetDouble();
    }

    /// <summary>Waits until that many are counted.</summary>
    public async Task VisibleAsync(int calls)
    {
        while (await CountAsync() < calls)
        {
            await Task.Delay(Look);
        }
    }

    /// <summary>Begins to try the present rules on all calls.</summary>
    public async Task<(Guid Id, int Calls)> StartReanalysisAsync()
    {
        using var answer = await _http.PostAsync("/api/v1/reanalyses", null);
        answer.EnsureSuccessStatusCode();
        var begun = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (begun.GetProperty("id").GetGuid(), begun.GetProperty("calls").GetInt32());
    }

    public async Task AcceptReanalysisAsync(Guid id)
    {
        using var answer = await _http.PostAsync($"/api/v1/reanalyses/{id}/accept", null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until it is so far.</summary>
    public async Task ReanalysisIsAsync(Guid id, string status)
    {
        while ((await _http.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}")).GetProperty("status").GetString() != status)
        {
            await Task.Delay(SeldomLook);
        }
    }

    public void Dispose() => _http.Dispose();
}

using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;

namespace CallInsight.Cluster.Tests.Backups;

/// <summary>What a workspace's key sees of its calls, to be compared.</summary>
internal static class ListedCalls
{
    /// <summary>Sends calls one after the other, and waits until they are analysed.</summary>
    /// <param name="last">How many calls there are then.</param>
    public static async Task ImportAsync(HttpClient client, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(number));
            answer.EnsureSuccessStatusCode();
        }

        await Eventually.IsAsync($"{last} calls are ready", async () => (await ListAsync(client)).Count(c => c.GetProperty("status").GetString() == "ready"), last);
    }

    /// <returns>Title and findings of each call, the titles in order.</returns>
    public static async Task<SortedDictionary<string, string>> FindingsAsync(HttpClient client)
    {
        var findings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in await ListAsync(client))
        {
            findings[call.GetProperty("title").GetString()!] = await client.GetStringAsync($"/api/v1/calls/{call.GetProperty("id").GetGuid()}/analysis");
        }

        return findings;
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient client)
        => [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/calls?limit=100")).GetProperty("items").EnumerateArray()];
}

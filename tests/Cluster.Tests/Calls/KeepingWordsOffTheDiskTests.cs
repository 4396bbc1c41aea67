using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Calls;

public sealed class KeepingWordsOffTheDiskTests : IAsyncLifetime
{
    private static readonly string[] Secret = [.. ShortCalls.Phrase.Split(' '), .. ShortCalls.Participant.Split(' '), "Budgerigar"];
    private readonly ProductProcess _product = new();

    public ValueTask InitializeAsync() => new(_product.StartAsync());

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task The_data_directory_shows_no_word_of_transcripts_titles_and_participants()
    {
        var acme = await _product.ATenantAsync("wolpertinger");
        using var imported = await acme.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(1));
        var call = (await imported.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.IsAsync("The call is ready", () => StatusAsync(acme, call), "ready");
        using var renamed = await acme.PatchAsJsonAsync($"/api/v1/calls/{call}", new { title = "Budgerigar" });
        renamed.EnsureSuccessStatusCode();
        Assert.Equal("Budgerigar", (await acme.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("title").GetString());

        // Stopping ends with a checkpoint: everything is in the tables' files, and in the log of writes.
        await _product.StopAsync();

        Assert.NotEmpty(FilesWith("wolpertinger"));
        Assert.Contains(FilesWith("wolpertinger"), f => f.Contains("pg_wal", StringComparison.Ordinal));
        Assert.All(Secret, word => Assert.Empty(FilesWith(word)));
    }

    private static async Task<string?> StatusAsync(HttpClient acme, Guid call) =>
        (await acme.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("status").GetString();

    private List<string> FilesWith(string word) =>
    [
        .. Directory.EnumerateFiles(_product.Data, "*", SearchOption.AllDirectories)
            .Where(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).Contains(word, StringComparison.OrdinalIgnoreCase)),
    ];
}

using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>What was not looked for is not known, and not 0.</summary>
public sealed class CountingTopicsTests(ProductHost product)
{
    [Fact]
    public async Task A_tracker_that_comes_later_says_nothing_of_the_calls_before()
    {
        var tenant = await product.ATenant();
        var before = await tenant.ACallAsync(SampleCalls.Saying("Do you use robots?", "Yes, robots."));
        await TrackAsync(tenant, "robots");
        var with = await tenant.ACallAsync(SampleCalls.Saying("Do you use robots?", "Yes, robots."));
        var without = await tenant.ACallAsync();

        await Eventually.IsAsync("Three calls are counted", async () => (await AskAsync(tenant, "calls", "count")).GetDouble(), 3);
        Assert.Equal(2, (await AskAsync(tenant, "topic.robots.mentions", "count")).GetDouble());
        Assert.Equal(1, (await AskAsync(tenant, "topic.robots.mentions", "mean")).GetDouble());
        Assert.Equal(1, (await AskAsync(tenant, "calls", "count", new { field = "topic", op = "=", value = "robots" })).GetDouble());
        Assert.Equal(1, (await AskAsync(tenant, "calls", "count", new { field = "topic", op = "!=", value = "robots" })).GetDouble());
        var mentions = await ExportedAsync(tenant, "topic.robots.mentions");
        Assert.Equal(JsonValueKind.Null, mentions[before].ValueKind);
        Assert.Equal((2, 0), (mentions[with].GetDouble(), mentions[without].GetDouble()));
    }

    [Fact]
    public async Task A_language_without_topics_has_no_mentions_instead_of_0()
    {
        var tenant = await product.ATenant();
        var french = await tenant.ACallAsync(new
        {
            language = "fr",
            speakers = new[] { new { id = "A", role = "rep" }, new { id = "B", role = "customer" } },
            utterances = new[] { new { speaker = "A", start = 0.0, end = 4.0, text = "Quel est votre budget ?" }, new { speaker = "B", start = 4.5, end = 8.0, text = "Nous verrons." } },
        });
        var english = await tenant.ACallAsync();

        await Eventually.IsAsync("Two calls are counted", async () => (await AskAsync(tenant, "calls", "count")).GetDouble(), 2);
        Assert.Equal(1, (await AskAsync(tenant, "topic.budget.mentions", "count")).GetDouble());
        var mentions = await ExportedAsync(tenant, "topic.budget.mentions");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Number), (mentions[french].ValueKind, mentions[english].ValueKind));
    }

    private async Task TrackAsync(TestTenant tenant, string word)
    {
        CallContext.Enter(tenant.Id);
        var changed = await product.Grains.Tenant(tenant.Id).ChangeTrackers(new ChangeTrackers(Actor.System, [new TrackerSettings(word, word, [word], "any")], [], null));
        Assert.Null(changed.Refusal);
    }

    private static async Task<JsonElement> AskAsync(TestTenant tenant, string metric, string aggregate, params object[] where)
    {
        using var answer = await tenant.Api.PostAsJsonAsync(
            "/api/v1/insights/query", new { from = "2026-01-01T00:00:00Z", to = "2027-01-01T00:00:00Z", measures = new[] { new { metric, aggregate } }, where });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows")[0][0];
    }

    private static async Task<Dictionary<Guid, JsonElement>> ExportedAsync(TestTenant tenant, string column)
        => (await tenant.Api.GetStringAsync("/api/v1/exports/facts?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToDictionary(row => row.GetProperty("id").GetGuid(), row => row.GetProperty(column));
}

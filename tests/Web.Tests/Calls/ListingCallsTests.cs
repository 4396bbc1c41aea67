using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ListingCallsTests(ProductHost product)
{
    [Theory]
    [InlineData("-startedAt")]
    [InlineData("startedAt")]
    [InlineData("-talkRatio")]
    [InlineData("talkRatio")]
    [InlineData("-patience")]
    public async Task Page_after_page_every_call_comes_once(string sort)
    {
        var tenant = await product.ATenant();
        var calls = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            // Two of them have no sides, so no talk ratio: what is unknown comes last, and comes once too.
            var transcript = i < 3 ? SampleCalls.Saying($"Question {i}?", "An answer.") : Nobodys();
            calls.Add(await tenant.ACallAsync(transcript, ("startedAt", $"2026-03-0{i + 1}T10:00:00Z")));
        }

        var whole = await PageAsync(tenant, $"sort={sort}");
        var paged = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls?limit=2&sort={sort}&cursor={cursor}");
            paged.AddRange(IdsOf(page));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(whole, paged);
        Assert.Equal(calls.Order(), paged.Order());
    }

    [Fact]
    public async Task Words_phrases_and_minus_find_what_was_said()
    {
        var tenant = await product.ATenant();
        var price = await tenant.ACallAsync(SampleCalls.Saying("Shall we talk about the price list?", "Yes, please."));
        var list = await tenant.ACallAsync(SampleCalls.Saying("We have a waiting list, and a price.", "I see."));

        Assert.Equal([list, price], await PageAsync(tenant, "q=price+list"));
        Assert.Equal([price], await PageAsync(tenant, "q=%22price+list%22"));
        Assert.Equal([price], await PageAsync(tenant, "q=price+-waiting"));
        Assert.Empty(await PageAsync(tenant, "q=elephant"));
    }

    [Fact]
    public async Task Another_tenants_words_are_not_found()
    {
        var one = await product.ATenant();
        var other = await product.ATenant();
        await one.ACallAsync(SampleCalls.Saying("An elephant?", "Indeed."));

        Assert.Empty(await PageAsync(other, "q=elephant"));
        Assert.Single(await PageAsync(one, "q=elephant"));
    }

    [Fact]
    public async Task The_page_marks_what_was_searched_for_and_leads_to_its_turn()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync(SampleCalls.Saying("Anything else?", "The elephants are late."));

        var page = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls?q=elephant");

        Assert.Contains("<mark>elephants</mark>", page, StringComparison.Ordinal);
        Assert.Contains($"/calls/{call}?find=elephants#u1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort=colour", "sort")]
    [InlineData("cursor=xyz", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("q=%22%22", "q")]
    [InlineData("q=topic:unheard", "q")]
    [InlineData("q=from:yesterday", "q")]
    [InlineData("q=said-by:me+word", "q")]
    [InlineData("sort=-relevance", "sort")]
    public async Task What_cannot_be_asked_is_named(string query, string field)
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.GetAsync($"/api/v1/calls?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_rep_lists_only_calls_of_its_own()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        await tenant.ACallAsync();
        var own = await tenant.ACallAsync(SampleCalls.Saying("Mine?", "Yours."), ("title", "Ritas call"), ("rep", tenant.Member("rita").Email));

        var page = await tenant.Member("rita").Browser.GetStringAsync($"/t/{tenant.Slug}/calls");

        Assert.Contains($"/calls/{own}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Budget talk", page, StringComparison.Ordinal);
    }

    private static object Nobodys() => new { language = "en", speakers = new[] { new { id = "X" } }, utterances = new[] { new { speaker = "X", start = 0.0, end = 3.0, text = "Alone." } } };

    private static async Task<List<Guid>> PageAsync(TestTenant tenant, string query) => IdsOf(await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls?{query}"));

    private static List<Guid> IdsOf(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];
}

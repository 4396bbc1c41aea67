using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Search;

public sealed class SearchingCallsTests(ProductHost product)
{
    [Fact]
    public async Task Who_said_it_counts_where_it_is_asked_for()
    {
        var tenant = await product.ATenant();
        var rep = await tenant.ACallAsync(SampleCalls.Saying("The discount is small.", "I see."));
        var customer = await tenant.ACallAsync(SampleCalls.Saying("I see.", "Is there a small discount?"));

        Assert.Equal([rep], await FindAsync(tenant, "said-by:rep discount"));
        Assert.Equal([customer], await FindAsync(tenant, "discount said-by:customer"));
        Assert.Equal([customer], await FindAsync(tenant, "said-by:customer \"small discount\""));
        Assert.Empty(await FindAsync(tenant, "said-by:rep \"small discount\""));
        Assert.Equal([customer, rep], await FindAsync(tenant, "small discount"));
        Assert.Equal([customer], await FindAsync(tenant, "see -discount said-by:rep"));
    }

    [Fact]
    public async Task A_side_that_is_set_right_is_searched_at_once()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(SampleCalls.Saying("The discount is small.", "I see."));

        using var changed = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { speakers = new[] { new { speaker = "A", name = "Grace", role = "customer" }, new { speaker = "B", name = "Ben", role = "rep" } } });

        changed.EnsureSuccessStatusCode();
        Assert.Equal([call], await FindAsync(tenant, "said-by:customer discount"));
        Assert.Empty(await FindAsync(tenant, "said-by:rep discount"));
        Assert.Equal([call], await FindAsync(tenant, "speaker:grace discount"));
        Assert.Empty(await FindAsync(tenant, "speaker:ada"));
    }

    [Fact]
    public async Task A_speaker_is_found_by_name_and_by_what_was_said()
    {
        var tenant = await product.ATenant();
        var asked = await tenant.ACallAsync(SampleCalls.Saying("Any elephants?", "None."), ("title", "Ada answers"));
        var grace = await tenant.ACallAsync(Between("Grace Hopper", "Any elephants?", "Ben", "Elephants, and a tiger."), ("title", "Ada was not there"));

        Assert.Equal([grace], await FindAsync(tenant, "speaker:hopper"));
        Assert.Equal([grace], await FindAsync(tenant, "speaker:\"grace hopper\" elephants"));
        Assert.Equal([asked], await FindAsync(tenant, "speaker:ada"));
        Assert.Equal([grace, asked], await FindAsync(tenant, "ada"));
        Assert.Equal([grace], await FindAsync(tenant, "speaker:ben elephants"));
        Assert.Empty(await FindAsync(tenant, "speaker:hopper tiger"));
        Assert.Equal([grace], await FindAsync(tenant, "speaker:hopper elephants -tiger"));
        Assert.Equal([grace], await FindAsync(tenant, "elephants -speaker:ada"));
    }

    [Fact]
    public async Task Topics_and_days_narrow_a_search()
    {
        var tenant = await product.ATenant();
        var pricing = await tenant.ACallAsync(SampleCalls.Saying("What is your budget for the licence price?", "A hundred."), ("startedAt", "2026-03-02T23:30:00Z"));
        var other = await tenant.ACallAsync(SampleCalls.Saying("Lovely weather.", "A hundred degrees."), ("startedAt", "2026-03-03T00:30:00Z"));

        Assert.Equal([pricing], await FindAsync(tenant, "topic:pricing"));
        Assert.Equal([other], await FindAsync(tenant, "hundred -topic:Pricing"));
        Assert.Equal([pricing], await FindAsync(tenant, "to:2026-03-02 hundred"));
        Assert.Equal([other], await FindAsync(tenant, "from:2026-03-03"));
        Assert.Equal([pricing], await FindAsync(tenant, "from:2026-03-02 to:2026-03-02"));
    }

    [Fact]
    public async Task The_best_match_comes_first_where_it_is_asked_for()
    {
        var tenant = await product.ATenant();
        var often = await tenant.ACallAsync(SampleCalls.Saying("Zebra zebra zebra zebra.", "Zebra zebra."), ("startedAt", "2026-03-01T10:00:00Z"));
        var once = await tenant.ACallAsync(SampleCalls.Saying("A zebra and many other animals that we could talk about.", "Indeed, so many of them."), ("startedAt", "2026-03-02T10:00:00Z"));
        var titled = await tenant.ACallAsync(SampleCalls.Saying("A zebra.", "Zebra zebra zebra zebra zebra."), ("title", "Zebra"), ("startedAt", "2026-02-01T10:00:00Z"));

        Assert.Equal([once, often, titled], await FindAsync(tenant, "zebra"));
        Assert.Equal([titled, often, once], await FindAsync(tenant, "zebra", "-relevance"));
        Assert.Equal([once, often, titled], await FindAsync(tenant, "zebra", "relevance"));

        var first = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?q=zebra&sort=-relevance&limit=2");
        var second = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls?q=zebra&sort=-relevance&limit=2&cursor={first.GetProperty("nextCursor").GetString()}");
        Assert.Equal([titled, often], IdsOf(first));
        Assert.Equal([once], IdsOf(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Only_what_the_side_said_is_marked()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await tenant.ACallAsync(SampleCalls.Saying("An elephant here.", "Which elephants there?"));

        var page = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls?q=said-by:customer+elephant");

        Assert.Contains("<mark>elephants</mark>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>elephant</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rep_finds_only_calls_of_its_own()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        await tenant.ACallAsync(SampleCalls.Saying("An elephant.", "Indeed."));

        var page = await tenant.Member("rita").Browser.GetStringAsync($"/t/{tenant.Slug}/calls?q=speaker:ada+elephant");

        Assert.DoesNotContain("Budget talk", page, StringComparison.Ordinal);
    }

    private static object Between(string rep, string said, string customer, string answered) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = rep, role = "rep" }, new { id = "B", name = customer, role = "customer" } },
        utterances = new[] { new { speaker = "A", start = 0.0, end = 3.0, text = said }, new { speaker = "B", start = 3.5, end = 6.0, text = answered } },
    };

    private static async Task<List<Guid>> FindAsync(TestTenant tenant, string search, string sort = "-startedAt")
        => IdsOf(await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls?q={Uri.EscapeDataString(search)}&sort={sort}"));

    private static List<Guid> IdsOf(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];
}

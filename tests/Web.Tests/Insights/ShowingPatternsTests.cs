using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class ShowingPatternsTests(ProductHost product)
{
    private const string Span = "from=2026-03-01&to=2026-04-01";

    [Fact]
    public async Task What_differs_between_won_and_lost_calls_is_found_and_what_does_not_is_not()
    {
        var tenant = await ATenantOfDecidedCallsAsync();

        var answer = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/insights/patterns?{Span}");

        var patterns = answer.GetProperty("patterns").EnumerateArray().ToDictionary(p => p.GetProperty("metric").GetString()!);
        Assert.Equal((26, 26), (answer.GetProperty("won").GetInt32(), answer.GetProperty("lost").GetInt32()));
        Assert.Equal("found", patterns["talkRatio"].GetProperty("verdict").GetString());
        Assert.True(patterns["talkRatio"].GetProperty("high").GetDouble() < 0);
        Assert.Equal("found", patterns["topic.pricing.mentioned"].GetProperty("verdict").GetString());
        Assert.NotEqual("found", patterns["interruptionsByRep"].GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, patterns["interruptionsByRep"].GetProperty("p").ValueKind);
    }

    [Fact]
    public async Task The_page_tells_it_in_words_that_claim_no_cause_and_each_side_opens_its_calls()
    {
        var tenant = await ATenantOfDecidedCallsAsync();
        using var owner = (await tenant.OwnerAsync()).Browser;

        var page = WebUtility.HtmlDecode(await owner.GetStringAsync($"/t/{tenant.Slug}/patterns?{Span}"));

        Assert.Contains("26 won and 26 lost calls; reps: 2.", page, StringComparison.Ordinal);
        Assert.Contains("In calls that were won, talk ratio was lower: by", page, StringComparison.Ordinal);
        Assert.Contains("In calls that were won, “Pricing” came up more often: by 100.0 pp", page, StringComparison.Ordinal);
        var won = await owner.GetStringAsync($"/t/{tenant.Slug}/calls?from=2026-03-01&to=2026-04-01&outcome=won&topic=pricing");
        Assert.Contains("26", won, StringComparison.Ordinal);
        var lost = await owner.GetStringAsync($"/t/{tenant.Slug}/calls?from=2026-03-01&to=2026-04-01&outcome=lost&sort=-longestSilenceSeconds");
        Assert.Contains("<tbody>", lost, StringComparison.Ordinal);
        var csv = await owner.GetStringAsync($"/t/{tenant.Slug}/patterns.csv?{Span}");
        Assert.Contains("\r\ntalkRatio,amount,found,26,26,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sees_its_own_calls_gets_the_teams_patterns_only_of_three_members_and_more()
    {
        var tenant = await ATenantOfDecidedCallsAsync();
        using var rita = await tenant.ApiOfAsync("rita");

        var answer = await rita.GetFromJsonAsync<JsonElement>($"/api/v1/insights/patterns?{Span}");

        Assert.Empty(answer.GetProperty("patterns").EnumerateArray());
        Assert.Equal(0, answer.GetProperty("won").GetInt32());
    }

    [Fact]
    public async Task Filters_beside_the_period_narrow_what_is_compared_and_are_taken_to_the_calls()
    {
        var tenant = await ATenantOfDecidedCallsAsync();
        var (owner, rita) = ((await tenant.OwnerAsync()).Browser, tenant.Member("rita").Id);

        var patterns = await owner.GetStringAsync($"/t/{tenant.Slug}/patterns?{Span}&rep={rita}");
        var hers = await owner.GetStringAsync($"/t/{tenant.Slug}/patterns.csv?{Span}&rep={rita}");
        var topics = WebUtility.HtmlDecode(await owner.GetStringAsync($"/t/{tenant.Slug}/topics?{Span}&outcome=won"));
        var benchmarks = WebUtility.HtmlDecode(await owner.GetStringAsync($"/t/{tenant.Slug}/benchmarks?{Span}&rep={rita}"));
        var nobody = await owner.GetStringAsync($"/t/{tenant.Slug}/patterns.csv?{Span}&without=rep");

        Assert.Contains("\r\ntalkRatio,amount,tooFew,13,13,", hers, StringComparison.Ordinal);
        Assert.Contains("class=\"chip\"", patterns, StringComparison.Ordinal);
        Assert.Contains("26 of 26", topics, StringComparison.Ordinal);
        Assert.Contains("&outcome=won", topics, StringComparison.Ordinal);
        Assert.Contains($"&to=2026-04-01&rep={rita}", benchmarks, StringComparison.Ordinal);
        Assert.DoesNotContain(",26,26,", nobody, StringComparison.Ordinal);
        foreach (var faulty in new[] { "patterns?rep=abc", "topics?outcome=maybe", "benchmarks?direction=sideways" })
        {
            Assert.Contains("Clear all", await owner.GetStringAsync($"/t/{tenant.Slug}/{faulty}"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("within=planet", "within")]
    [InlineData("from=2026-04-01&to=2026-03-01", "to")]
    public async Task A_question_with_a_fault_is_refused(string query, string field)
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.GetAsync($"/api/v1/insights/patterns?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Won calls in which the customer speaks and asks for the price, lost ones in which the rep does the talking.</summary>
    private async Task<TestTenant> ATenantOfDecidedCallsAsync()
    {
        var tenant = await product.ATenant();
        await tenant.OwnerAsync();
        var team = await tenant.ATeamAsync("North");
        await tenant.AddMemberAsync(Role.Rep, "rita", team);
        await tenant.AddMemberAsync(Role.Rep, "sam", team);
        await Task.WhenAll(Enumerable.Range(0, 52).Select(i => tenant.ACallAsync(
            Conversation(i % 2 == 0, i), ("rep", tenant.Member(i / 2 % 2 == 0 ? "rita" : "sam").Email), ("startedAt", $"2026-03-{(i / 2) + 1:00}T10:00:00Z"), ("outcome", new { result = i % 2 == 0 ? "won" : "lost" }))));
        await Eventually.IsAsync("All calls are counted", async () => await CountAsync(tenant), 52);
        return tenant;
    }

    private static object Conversation(bool won, int i) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = "Ben", role = "customer" } },
        utterances = new[]
        {
            new { speaker = "A", start = 0.0, end = (won ? 10.0 : 40.0) + (i % 7), text = "Good morning, let us look at how the tool works for your people." },
            new { speaker = "B", start = 50.0, end = (won ? 90.0 : 60.0) + (i % 5), text = won ? "What is the price for us?" : "We will think about it." },
        },
    };

    private static async Task<double> CountAsync(TestTenant tenant)
    {
        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-01-01T00:00:00Z", to = "2027-01-01T00:00:00Z", measures = new[] { new { metric = "calls", aggregate = "count" } } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").EnumerateArray().Select(r => r[0].GetDouble()).SingleOrDefault();
    }
}

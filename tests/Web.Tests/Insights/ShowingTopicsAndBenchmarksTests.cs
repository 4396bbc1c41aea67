using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class ShowingTopicsAndBenchmarksTests(ProductHost product)
{
    private const string Span = "from=2026-03-01&to=2026-03-31";

    [Fact]
    public async Task Topics_say_how_many_calls_mention_them_when_and_in_which_order()
    {
        var tenant = await product.ATenant();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => tenant.ACallAsync(Conversation(priceFirst: i < 18), ("startedAt", $"2026-03-{i + 1:00}T10:00:00Z"))));
        await CountedAsync(tenant, 24);
        using var owner = (await tenant.OwnerAsync()).Browser;

        var topics = await owner.GetStringAsync($"/t/{tenant.Slug}/topics/topics.csv?{Span}");
        var order = await owner.GetStringAsync($"/t/{tenant.Slug}/topics/order.csv?{Span}");
        var places = await owner.GetStringAsync($"/t/{tenant.Slug}/topics/places.csv?{Span}&topic=pricing");
        var page = WebUtility.HtmlDecode(await owner.GetStringAsync($"/t/{tenant.Slug}/topics?{Span}&topic=pricing"));

        Assert.Contains("\"pricing\",\"Pricing\",24,24,1,", topics, StringComparison.Ordinal);
        Assert.Contains("\"authority\",\"Authority\",24,0,0,", topics, StringComparison.Ordinal);
        Assert.Contains("\"pricing\",\"budget\",24,18,", order, StringComparison.Ordinal);
        Assert.Contains("0–10%,18\r\n", places, StringComparison.Ordinal);
        Assert.Contains("Pricing: share of calls by day", page, StringComparison.Ordinal);
        Assert.Contains("topic=pricing%2Cbudget", page, StringComparison.Ordinal);
        Assert.Contains("topic=pricing&outcome=open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_benchmark_of_ones_own_stands_beside_the_figure_with_its_source()
    {
        var tenant = await product.ATenant();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => tenant.ACallAsync(Conversation(true), ("startedAt", $"2026-03-{i + 1:00}T10:00:00Z"))));
        await CountedAsync(tenant, 3);
        var owner = await tenant.OwnerAsync();
        CallContext.Enter(tenant.Id);
        var actor = new Actor("member", owner.Id, Role.Owner, [], [], owner.Id);
        var before = await BenchmarksAsync(owner, tenant);

        var command = new ChangeBenchmark(actor, "talkRatio", new BenchmarkSetting("talkRatio", null, 0.3, 0.5, "Our best year"));
        var changed = await product.Grains.Tenant(tenant.Id).ChangeBenchmark(command);
        var again = await product.Grains.Tenant(tenant.Id).ChangeBenchmark(command);

        Assert.Contains("25,537 B2B calls", before, StringComparison.Ordinal);
        Assert.Equal(JsonSerializer.Serialize(changed.Value), JsonSerializer.Serialize(again.Value));
        var page = await BenchmarksAsync(owner, tenant);
        Assert.Contains("30.0% to 50.0%", page, StringComparison.Ordinal);
        Assert.Contains("Our best year", page, StringComparison.Ordinal);
        Assert.DoesNotContain("25,537 B2B calls", page, StringComparison.Ordinal);

        // Three calls make no quarter and no team.
        var csv = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/benchmarks.csv?{Span}");
        Assert.Matches("talkRatio,[0-9.]+,3,0.3,0.5,\"Our best year\",,,,\r\n", csv);
    }

    [Theory]
    [InlineData(4, "")]
    [InlineData(5, "[0-9.]+")]
    public async Task A_teams_figure_is_told_from_five_members_on(int members, string told)
    {
        var tenant = await product.ATenant();
        var team = await tenant.ATeamAsync("North");
        for (var i = 0; i < members; i++)
        {
            await tenant.AddMemberAsync(Role.Rep, $"rep{i}", team);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => tenant.ACallAsync(Conversation(true), ("rep", tenant.Member($"rep{i % members}").Email), ("startedAt", $"2026-03-{i + 1:00}T10:00:00Z"))));
        await CountedAsync(tenant, 20);

        var all = await (await tenant.OwnerAsync()).Browser.GetStringAsync($"/t/{tenant.Slug}/benchmarks.csv?{Span}");
        var own = await tenant.Member("rep0").Browser.GetStringAsync($"/t/{tenant.Slug}/benchmarks.csv?{Span}");

        Assert.Matches($"talkRatio,[^\r]*,2026-01-01,{told},\r\n", all);
        Assert.Matches($"talkRatio,[^\r]*,,{told},\r\n", own);
    }

    [Fact]
    public async Task A_list_is_narrowed_to_calls_that_mention_all_of_some_topics()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync(Conversation(true), ("startedAt", "2026-03-02T10:00:00Z"));
        await CountedAsync(tenant, 1);

        var both = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?topic=pricing,budget");
        var neither = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?topic=pricing,authority");
        using var tooMany = await tenant.Api.GetAsync($"/api/v1/calls?topic={string.Join(',', Enumerable.Repeat("pricing", 11))}");

        Assert.Single(both.GetProperty("items").EnumerateArray());
        Assert.Empty(neither.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    [Theory]
    [InlineData(Role.Rep)]
    [InlineData(Role.Analyst)]
    public async Task Who_leads_nobody_chooses_no_benchmark(Role role)
    {
        var tenant = await product.ATenant().WithMember(role, "ada");
        var ada = tenant.Member("ada");
        CallContext.Enter(tenant.Id);

        var refused = await product.Grains.Tenant(tenant.Id).ChangeBenchmark(new ChangeBenchmark(new Actor("member", ada.Id, role, [], [], ada.Id), "talkRatio", null));

        Assert.Equal("permission.denied", refused.Refusal?.Code);
        Assert.DoesNotContain("edit=talkRatio", await BenchmarksAsync(ada, tenant), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_benchmark_without_a_figure_or_a_source_is_refused()
    {
        var tenant = await product.ATenant();
        CallContext.Enter(tenant.Id);

        var refused = await product.Grains.Tenant(tenant.Id).ChangeBenchmark(new ChangeBenchmark(Actor.System, "talkRatio", new BenchmarkSetting("talkRatio", null, null, null, " ")));

        Assert.Equal(["low", "source"], refused.Refusal!.Fields!.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task<string> BenchmarksAsync(TestMember member, TestTenant tenant) => WebUtility.HtmlDecode(await member.Browser.GetStringAsync($"/t/{tenant.Slug}/benchmarks?{Span}"));

    private static object Conversation(bool priceFirst)
    {
        string[] said = priceFirst ? ["What is the price?", "We have a budget for it."] : ["We have a budget for it.", "What is the price?"];
        return new
        {
            language = "en",
            speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = "Ben", role = "customer" } },
            utterances = new[]
            {
                new { speaker = "B", start = 0.0, end = 8.0, text = said[0] },
                new { speaker = "A", start = 9.0, end = 70.0, text = "Let me show you how it works." },
                new { speaker = "B", start = 80.0, end = 100.0, text = said[1] },
            },
        };
    }

    private static Task CountedAsync(TestTenant tenant, int calls) => Eventually.IsAsync("All calls are counted", async () =>
    {
        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-01-01T00:00:00Z", to = "2027-01-01T00:00:00Z", measures = new[] { new { metric = "calls", aggregate = "count" } } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").EnumerateArray().Select(r => r[0].GetDouble()).SingleOrDefault();
    }, (double)calls);
}

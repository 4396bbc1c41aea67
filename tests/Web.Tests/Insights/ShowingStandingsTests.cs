using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>What pages of people and teams say goes well, and the one thing to look at.</summary>
public sealed partial class ShowingStandingsTests(ProductHost product)
{
    private const string Span = "from=2026-03-01&to=2026-04-01";
    private const int CallsOfEach = 24;
    private static readonly string[] Reps = ["rita", "sam", "tom", "uma"];

    [Fact]
    public async Task One_suggestion_is_shown_with_calls_and_gives_way_to_the_next_until_it_is_taken_back()
    {
        var tenant = await ATenantAsync();
        var owner = await tenant.OwnerAsync();
        var path = $"/t/{tenant.Slug}/people/{tenant.Member("rita").Id}?{Span}";

        var first = Suggested(await owner.Browser.GetStringAsync(path));
        using var later = await owner.SendAsync(path, "put-off", ("Metric", first.Metric));
        var second = Suggested(await owner.Browser.GetStringAsync(path));
        using var back = await owner.SendAsync(path, "take-back");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (later.StatusCode, back.StatusCode));
        Assert.Contains("In calls that were won", first.Html, StringComparison.Ordinal);
        Assert.Contains("rita: ", first.Html, StringComparison.Ordinal);
        Assert.Contains("nobody has shown that it causes it", first.Html, StringComparison.Ordinal);
        Assert.Equal(6, CallLink().Count(first.Html));
        Assert.NotEqual(first.Metric, second.Metric);
        Assert.Contains("Show again what I put off (1)", second.Html, StringComparison.Ordinal);
        Assert.Equal(first.Metric, Suggested(await owner.Browser.GetStringAsync(path)).Metric);
        Assert.Equal(0L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from suggestions_put_off where tenant_id = '{tenant.Id}'"));
    }

    [Fact]
    public async Task Whoever_puts_off_puts_off_for_itself_alone()
    {
        var tenant = await ATenantAsync();
        var (owner, rita) = (await tenant.OwnerAsync(), tenant.Member("rita"));
        var path = $"/t/{tenant.Slug}/people/{rita.Id}?{Span}";
        var first = Suggested(await rita.Browser.GetStringAsync(path));

        using var later = await rita.SendAsync(path, "put-off", ("Metric", first.Metric));

        Assert.NotEqual(first.Metric, Suggested(await rita.Browser.GetStringAsync(path)).Metric);
        Assert.Equal(first.Metric, Suggested(await owner.Browser.GetStringAsync(path)).Metric);
    }

    [Fact]
    public async Task A_rep_sees_the_means_of_others_and_none_of_their_calls()
    {
        var tenant = await ATenantAsync();
        var rita = tenant.Member("rita");

        var page = Suggested(await rita.Browser.GetStringAsync($"/t/{tenant.Slug}/people/{rita.Id}?{Span}"));
        using var others = await rita.Browser.GetAsync($"/t/{tenant.Slug}/people/{tenant.Member("sam").Id}?{Span}");

        Assert.Contains("None that you may open.", page.Html, StringComparison.Ordinal);
        Assert.Equal(3, CallLink().Count(page.Html));
        Assert.DoesNotContain(Reps[1..], name => page.Html.Contains($"· {name}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }

    [Fact]
    public async Task With_too_few_calls_it_says_so_and_suggests_nothing()
    {
        var tenant = await product.ATenant();
        await tenant.OwnerAsync();
        var team = await tenant.ATeamAsync("North");
        var rita = await tenant.AddMemberAsync(Role.Rep, "rita", team);
        await tenant.ACallAsync(null, ("rep", rita.Email));
        var owner = await tenant.OwnerAsync();

        var person = WebUtility.HtmlDecode(await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/people/{rita.Id}?{Span}"));
        var page = WebUtility.HtmlDecode(await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/people/teams/{team}?{Span}"));

        Assert.Contains("Too little to tell: it takes 20 calls of theirs", person, StringComparison.Ordinal);
        Assert.Contains("Too little to tell: it takes 20 calls of theirs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not now", person + page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_stands_among_the_other_teams_for_those_who_lead_it()
    {
        var tenant = await ATenantAsync();
        var south = await tenant.ATeamAsync("South");
        var path = $"/t/{tenant.Slug}/people/teams/{south}?{Span}";
        await TestDatabase.RunAsync(product.Database.Superuser, $"update members set team_id = '{south}' where member_id = '{tenant.Member("rita").Id}'");
        var owner = await tenant.OwnerAsync();

        await Eventually.IsAsync("The team has changed", async () => await PageAsync() is var page && page.Contains("id=\"suggestion\"", StringComparison.Ordinal) && Metric().IsMatch(page), true);
        using var hers = await tenant.Member("rita").Browser.GetAsync(path);

        Assert.Contains("South: ", Suggested(await PageAsync()).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, hers.StatusCode);

        // A team that was just made is not there for a moment.
        async Task<string> PageAsync()
        {
            using var answer = await owner.Browser.GetAsync(path);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private static (string Metric, string Html) Suggested(string page)
    {
        var html = WebUtility.HtmlDecode(page[page.IndexOf("id=\"suggestion\"", StringComparison.Ordinal)..]);
        return (Metric().Match(html).Groups[1].Value, html);
    }

    /// <summary>Four people who win calls in which the customer speaks; Rita speaks longer than the others, whatever comes of it.</summary>
    private async Task<TestTenant> ATenantAsync()
    {
        var tenant = await product.ATenant();
        await tenant.OwnerAsync();
        var team = await tenant.ATeamAsync("North");
        foreach (var rep in Reps)
        {
            await tenant.AddMemberAsync(Role.Rep, rep, team);
        }

        await Task.WhenAll(Reps.SelectMany((rep, r) => Enumerable.Range(0, CallsOfEach).Select(i => tenant.ACallAsync(
            Conversation(i % 2 == 0, rep == "rita" ? 15 : 0, (r * CallsOfEach) + i), ("rep", tenant.Member(rep).Email), ("startedAt", $"2026-03-{i + 1:00}T10:00:00Z"), ("outcome", new { result = i % 2 == 0 ? "won" : "lost" })))));
        await Eventually.IsAsync("All calls are counted", async () => await CountAsync(tenant), Reps.Length * CallsOfEach);
        return tenant;
    }

    private static object Conversation(bool won, double longer, int i) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = "Ben", role = "customer" } },
        utterances = new[]
        {
            new { speaker = "A", start = 0.0, end = (won ? 10.0 : 40.0) + longer + (i % 7), text = "Good morning, let us look at how the tool works for your people." },
            new { speaker = "B", start = 70.0, end = (won ? 110.0 : 80.0) + (i % 5), text = won ? "What is the price for us?" : "We will think about it." },
        },
    };

    private static async Task<double> CountAsync(TestTenant tenant)
    {
        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-01-01T00:00:00Z", to = "2027-01-01T00:00:00Z", measures = new[] { new { metric = "calls", aggregate = "count" } } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").EnumerateArray().Select(r => r[0].GetDouble()).SingleOrDefault();
    }

    [GeneratedRegex("name=\"Metric\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex("href=\"[^\"]*/calls/[0-9a-f-]{36}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CallLink();
}

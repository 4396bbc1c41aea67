using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>Trends, Compare and Explore over HTTP: what they count, and that each figure leads to the calls that it was counted from.</summary>
public sealed partial class AskingFreelyTests(ProductHost product)
{
    private const string Days = "from=2026-03-01&to=2026-03-31&compare=none";

    [Theory]
    [InlineData("stage", 3)]
    [InlineData("outcome", 2)]
    [InlineData("rep", 3)]
    [InlineData("team", 3)]
    [InlineData("direction", 2)]
    [InlineData("language", 1)]
    [InlineData("source", 2)]
    [InlineData("topic", 3)]
    public async Task Each_chart_of_a_split_leads_to_the_calls_that_it_counts(string split, int charts)
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var html = await owner.GetStringAsync($"/t/{tenant.Slug}/trends?{Days}&by=month&split={split}");
        var figures = Regex.Matches(html, "<td class=\"num\">\\s*<a href=\"(?<href>[^\"]+)\">(?<n>[0-9,]+)</a>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

        Assert.Equal(charts, figures.Count);
        foreach (Match figure in figures)
        {
            var list = await owner.GetStringAsync(WebUtility.HtmlDecode(figure.Groups["href"].Value));
            Assert.Contains($"of {figure.Groups["n"].Value}</p>", list, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"from":"0001-01-01","to":"2026-04-01","measures":[{"metric":"calls"}]}""", "from")]
    [InlineData("""{"from":"2026-03-01","to":"9999-12-31","measures":[{"metric":"calls"}]}""", "to")]
    [InlineData("""{"from":"2026-03-01","to":"2026-04-01","measures":[{"metric":"\ud83d"}]}""", "measures[0].metric")]
    [InlineData("""{"from":"2026-03-01","to":"2026-04-01","measures":[{"metric":"calls"}],"where":[{"field":"stage","value":["\ud83d"]}]}""", "where[0].value")]
    [InlineData("""{"from":"2026-03-01","to":"2026-04-01","measures":[{"metric":"calls"}],"compare":"\ud83d"}""", "compare")]
    public async Task What_no_question_can_hold_is_refused_by_its_name(string body, string fault)
    {
        var tenant = await product.ATenant();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var refused = await tenant.Api.PostAsync("/api/v1/insights/query", content);

        Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, await refused.Content.ReadAsStringAsync());
        Assert.Contains(fault, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task Figures_stand_beside_what_the_workspace_chose_as_benchmark()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-03-01", to = "2026-04-01", measures = new[] { new { metric = "talkRatio", aggregate = "mean" } }, compare = "benchmark" });
        var row = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows")[0].EnumerateArray().Select(v => v.GetDouble()).ToList();

        Assert.Equal((0.43, Math.Round(row[0] - 0.43, 9)), (row[1], Math.Round(row[2], 9)));
    }

    [Fact]
    public async Task A_filter_leaves_out_what_does_not_match_and_the_file_says_the_same()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var all = await owner.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&by=month");
        var won = await owner.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&by=month&outcome=won");
        var without = await owner.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&by=quarter&without=rep");

        Assert.EndsWith("2026-03,4\r\n", all, StringComparison.Ordinal);
        Assert.EndsWith("2026-03,1\r\n", won, StringComparison.Ordinal);
        Assert.EndsWith("2026-01-01,1\r\n", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_period_before_stands_beside_this_one_part_by_part()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var csv = (await owner.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?from=2026-03-04&to=2026-03-05&by=day")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["2026-03-04,1,1", "2026-03-05,1,1"], csv[1..]);
    }

    [Fact]
    public async Task A_chart_that_there_is_not_is_not_found()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        using var answer = await owner.GetAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&panel=2");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_rep_sees_itself_beside_the_middle_and_nobody_else()
    {
        var (tenant, _) = await ATenantOfFourCallsAsync();
        var rita = tenant.Member("rita").Browser;

        foreach (var page in new[] { $"/trends?{Days}&split=rep", $"/compare?{Days}", $"/explore?{Days}&group=member&metric=calls&agg=count&arg=" })
        {
            var html = await rita.GetStringAsync($"/t/{tenant.Slug}{page}");
            Assert.Contains("rita", html, StringComparison.Ordinal);
            Assert.DoesNotContain("zebulon", MainOf(html), StringComparison.Ordinal);
        }

        var others = await rita.GetStringAsync($"/t/{tenant.Slug}/insights/compare.csv?{Days}&with={tenant.Member("zebulon").Id}");
        Assert.DoesNotContain("zebulon", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_stand_side_by_side_with_their_own_figures()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();
        var calls = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray().Take(2).ToList();
        var other = await product.ATenant();
        var theirs = await other.ACallAsync();

        var csv = (await owner.GetStringAsync($"/t/{tenant.Slug}/insights/compare.csv?of=calls&with={calls[0].GetProperty("id")},{calls[1].GetProperty("id")},{theirs}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        var talk = csv.Where(l => l.StartsWith("talkRatio,", StringComparison.Ordinal)).Select(l => l.Split(',')[2]).ToList();
        Assert.Equal(calls.Select(c => c.GetProperty("talkRatio").GetDouble()), talk.Select(t => double.Parse(t, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Too_few_calls_are_said_to_be_too_few()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var html = MainOf(await owner.GetStringAsync($"/t/{tenant.Slug}/compare?{Days}&of=reps&with={tenant.Member("rita").Id}&with={tenant.Member("zebulon").Id}"));

        Assert.Contains("not enough calls", html, StringComparison.Ordinal);
        Assert.DoesNotContain("clearly", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metric=calls&agg=count&arg=&group=stage", 3)]
    [InlineData("metric=calls&agg=count&arg=&metric=talkRatio&agg=shareOver&arg=0.1&group=week&group=member&order=calls.count&desc=1&limit=2", 2)]
    [InlineData("metric=calls&agg=count&arg=&group=member&join=and&not=&field=member&op=%3D&value=RITA", 1)]
    [InlineData("metric=calls&agg=count&arg=&group=member&join=and&not=&field=member&op=%3D&value=rita&join=or&not=&field=outcome&op=%3D&value=won", 2)]
    [InlineData("metric=calls&agg=count&arg=&group=member&join=and&not=not&field=member&op=isNull&value=&join=and&not=&field=stage&op=in&value=Demo;Closing", 2)]
    [InlineData("metric=durationSeconds&agg=histogram&arg=10", 1)]
    public async Task What_is_clicked_together_asks_what_its_JSON_asks(string query, int rows)
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var html = await owner.GetStringAsync($"/t/{tenant.Slug}/explore?{Days}&{query}");
        var json = WebUtility.HtmlDecode(QueryJson().Match(html).Groups["json"].Value);
        using var answer = await tenant.Api.PostAsync("/api/v1/insights/query", new StringContent(json, Encoding.UTF8, "application/json"));
        var body = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var csv = (await owner.GetStringAsync($"/t/{tenant.Slug}/insights/explore.csv?{Days}&{query}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(rows, body.GetProperty("rows").GetArrayLength());
        Assert.Equal(rows, csv.Length - 1);
        Assert.Equal(string.Join(',', body.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString())), csv[0]);
        var count = body.GetProperty("columns").EnumerateArray().ToList().FindIndex(c => c.GetProperty("name").GetString() == "calls.count");
        if (count >= 0)
        {
            Assert.Equal(body.GetProperty("rows").EnumerateArray().Select(r => r[count].GetRawText()), csv[1..].Select(l => l.Split(',')[count]));
        }
    }

    [Fact]
    public async Task What_cannot_be_asked_is_told_on_the_page()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var html = await owner.GetStringAsync($"/t/{tenant.Slug}/explore?{Days}&metric=calls&agg=count&arg=&join=and&not=&field=member&op=%3D&value=nobody");

        Assert.Contains("Give a member&#x27;s id.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public async Task What_is_no_number_is_told_on_the_page(string value)
    {
        var tenant = await product.ATenant();
        var owner = (await tenant.OwnerAsync()).Browser;

        var html = await owner.GetStringAsync($"/t/{tenant.Slug}/explore?{Days}&metric=calls&agg=count&arg=&join=and&not=&field=durationSeconds&op=%3E&value={value}");

        Assert.Contains("durationSeconds is a number.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_one_name_have_a_line_each()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();
        var other = $"another@{tenant.Slug}.example";
        CallContext.Enter(tenant.Id);
        Assert.Null((await product.Grains.Member(tenant.Id, Guid.CreateVersion7()).Invite(new InviteMember(Actor.System, other, "rita", Role.Rep, null))).Refusal);
        await tenant.ACallAsync(null, ("rep", other), ("startedAt", "2026-03-02T11:00:00Z"));
        await Eventually.IsAsync("The call is counted", async () => (await owner.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&by=month")).EndsWith("2026-03,5\r\n", StringComparison.Ordinal), true);

        using var page = await owner.GetAsync($"/t/{tenant.Slug}/explore?{Days}&metric=calls&agg=count&arg=&group=week&group=member");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public async Task Of_periods_with_days_in_common_nothing_is_said_to_be_sure(string start, bool common)
    {
        var tenant = await product.ATenant();
        var owner = (await tenant.OwnerAsync()).Browser;

        var html = await owner.GetStringAsync($"/t/{tenant.Slug}/compare?of=periods&start=2026-03-01&end=2026-03-31&start={start}&end=2026-04-30");

        Assert.Equal(common, html.Contains("has days in common with the one it is seen against", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weeks_begin_on_the_day_that_the_workspace_chose_on_pages_and_over_the_api()
    {
        var (tenant, _) = await ATenantOfFourCallsAsync();
        var owner = await tenant.OwnerAsync();
        using var changed = await owner.SendAsync($"/t/{tenant.Slug}/settings/workspace", "week", ("firstDay", "Sunday"));

        using var asked = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-03-01", to = "2026-04-01", measures = new[] { new { metric = "calls", aggregate = "count" } }, groupBy = new[] { "week" } });
        var rows = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows");
        var csv = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&by=week");

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(("2026-03-01", 4), (rows[0][0].GetString(), rows[0][1].GetInt32()));
        Assert.Contains("2026-03-01,4\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_entries where tenant_id = '{tenant.Id}' and action = 'firstDayOfWeek.changed'"));
    }

    [Fact]
    public async Task Explore_sets_figures_beside_the_period_before_and_the_file_has_the_same_columns()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();
        var query = "from=2026-03-04&to=2026-03-05&metric=calls&agg=count&arg=&group=stage&compare=previous&order=calls.count.change&desc=1";

        var html = MainOf(await owner.GetStringAsync($"/t/{tenant.Slug}/explore?{query}"));
        var csv = await owner.GetStringAsync($"/t/{tenant.Slug}/insights/explore.csv?{query}");
        using var refused = await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-03-01", to = "2026-04-01", measures = new[] { new { metric = "calls", aggregate = "count" } }, compare = "yesterday" });

        Assert.Contains("Previous period: Calls", html, StringComparison.Ordinal);
        Assert.Equal(["stage,calls.count,calls.count.compare,calls.count.change", "\"Not known\",1,0,1", "Demo,1,1,0", "Closing,0,1,-1"], csv.Trim().Split("\r\n").Select(l => l.StartsWith("stage", StringComparison.Ordinal) || l.StartsWith("Demo", StringComparison.Ordinal) || l.StartsWith("Closing", StringComparison.Ordinal) ? l : "\"Not known\"" + l[l.IndexOf(',', StringComparison.Ordinal)..]));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Rows_lead_to_their_calls_where_the_list_can_show_them()
    {
        var (tenant, owner) = await ATenantOfFourCallsAsync();

        var leads = MainOf(await owner.GetStringAsync($"/t/{tenant.Slug}/explore?{Days}&metric=calls&agg=count&arg=&group=stage&join=and&not=&field=member&op=%3D&value=rita"));
        var leadsNot = MainOf(await owner.GetStringAsync($"/t/{tenant.Slug}/explore?{Days}&metric=calls&agg=count&arg=&group=stage&join=and&not=&field=durationSeconds&op=%3E&value=0"));

        Assert.Contains($"rep={tenant.Member("rita").Id}&amp;stage=Demo", leads, StringComparison.Ordinal);
        Assert.DoesNotContain("stage=Demo", leadsNot, StringComparison.Ordinal);
        Assert.Contains("do not lead to their calls", leadsNot, StringComparison.Ordinal);
    }

    /// <summary>Rita of North had one call, Zebulon of South two, nobody one; all within a week of March.</summary>
    private async Task<(TestTenant Tenant, HttpClient Owner)> ATenantOfFourCallsAsync()
    {
        var tenant = await product.ATenant();
        var owner = (await tenant.OwnerAsync()).Browser;
        await tenant.AddMemberAsync(Role.Rep, "rita", await tenant.ATeamAsync("North"));
        await tenant.AddMemberAsync(Role.Rep, "zebulon", await tenant.ATeamAsync("South"));
        await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email), ("startedAt", "2026-03-02T10:00:00Z"), ("stage", "Demo"), ("direction", "inbound"), ("source", "Dialer"));
        await tenant.ACallAsync(null, ("rep", tenant.Member("zebulon").Email), ("startedAt", "2026-03-03T10:00:00Z"), ("stage", "Closing"), ("outcome", new { result = "won" }));
        await tenant.ACallAsync(null, ("rep", tenant.Member("zebulon").Email), ("startedAt", "2026-03-04T10:00:00Z"));
        await tenant.ACallAsync(null, ("startedAt", "2026-03-05T10:00:00Z"), ("stage", "Demo"));
        await Eventually.IsAsync("All calls are counted", async () => (await owner.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?{Days}&by=month")).EndsWith("2026-03,4\r\n", StringComparison.Ordinal), true);
        return (tenant, owner);
    }

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..];

    [GeneratedRegex("<textarea id=\"query-json\"[^>]*>(?<json>[^<]*)</textarea>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex QueryJson();
}

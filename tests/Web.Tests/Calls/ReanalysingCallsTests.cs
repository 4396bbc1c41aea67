using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using CallInsight.Web.Calls.Reanalysis;
using CallInsight.Web.Insights;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ReanalysingCallsTests(ProductHost product)
{
    [Fact]
    public async Task A_history_is_tried_compared_and_brought_to_the_present_versions()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();
        await ATrackerAsync(tenant);

        var id = await StartAsync(tenant);
        var ready = await InAsync(tenant, id, "ready");

        Assert.Equal((1, 1, 0), (Number(ready, "calls"), Number(ready, "done"), Number(ready, "failed")));
        Assert.Equal(0, Move(ready, "talkRatio").GetProperty("moved").GetInt32());
        var tracker = Move(ready, "topic.plans.mentions");
        Assert.Equal(1, tracker.GetProperty("moved").GetInt32());
        Assert.Equal(JsonValueKind.Null, tracker.GetProperty("before").GetProperty("mean").ValueKind);
        Assert.True(tracker.GetProperty("after").GetProperty("mean").GetDouble() >= 1);
        var moved = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}/calls?metric=topic.plans.mentions");
        Assert.Equal(call, Assert.Single(moved.EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}/calls?metric=talkRatio")).EnumerateArray());
        Assert.Equal("0", (await AnalysisAsync(tenant, call)).GetProperty("settingsVersion").GetString());

        using var accepted = await tenant.Api.PostAsync($"/api/v1/reanalyses/{id}/accept", null);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        await InAsync(tenant, id, "applied");

        Assert.Equal("1", (await AnalysisAsync(tenant, call)).GetProperty("settingsVersion").GetString());
        using var again = await tenant.Api.PostAsync("/api/v1/reanalyses", null);
        Assert.Equal((HttpStatusCode.Conflict, "reanalysis.nothing"), (again.StatusCode, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task They_stand_in_the_order_in_which_they_were_begun()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        var ids = new List<Guid>();
        foreach (var key in new[] { "first", "second", null })
        {
            ids.Add(await StartAsync(tenant, key));
            if (key is not null)
            {
                using var discarded = await tenant.Api.PostAsync($"/api/v1/reanalyses/{ids[^1]}/discard", null);
                Assert.Equal("discarded", (await discarded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
            }
        }

        var listed = new List<Guid>();
        var cursor = string.Empty;
        do
        {
            var page = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses?limit=1&cursor={cursor}");
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(ids, listed);
        Assert.Contains(ids[^1].ToString(), await PageAsync(tenant, await tenant.OwnerAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_settings_alone_sees_no_figure()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        var id = await StartAsync(tenant);
        await InAsync(tenant, id, "ready");
        Assert.Contains("moved the most", await PageAsync(tenant, tenant.Member("ada"), "?metric=topic.plans.mentions"), StringComparison.Ordinal);
        // An auditor has a key only from another role before.
        using var ada = await tenant.ApiOfAsync("ada");
        CallContext.Enter(tenant.Id);
        Assert.True((await product.Grains.Member(tenant.Id, tenant.Member("ada").Id).ChangeRole(new ChangeMember(Actor.System, Role.Auditor, null))).Ok);

        var shown = await PageAsync(tenant, tenant.Member("ada"), "?metric=topic.plans.mentions");
        var body = await ada.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}");
        using var calls = await ada.GetAsync($"/api/v1/reanalyses/{id}/calls");

        Assert.Contains("Tried: what would move", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Mean before", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("moved the most", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Discard", shown, StringComparison.Ordinal);
        Assert.Equal(("ready", 1, JsonValueKind.Null), (body.GetProperty("status").GetString(), Number(body, "done"), body.GetProperty("metrics").ValueKind));
        Assert.Equal(HttpStatusCode.Forbidden, calls.StatusCode);
    }

    [Fact]
    public async Task An_earlier_one_has_no_figures_any_more()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        var earlier = await StartAsync(tenant);
        await InAsync(tenant, earlier, "ready");
        using var accepted = await tenant.Api.PostAsync($"/api/v1/reanalyses/{earlier}/accept", null);
        Assert.Equal(JsonValueKind.Array, (await InAsync(tenant, earlier, "applied")).GetProperty("metrics").ValueKind);
        await ATrackerAsync(tenant, "savings");
        await InAsync(tenant, await StartAsync(tenant), "ready");

        var body = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{earlier}");

        Assert.Equal(("applied", 1, JsonValueKind.Null), (body.GetProperty("status").GetString(), Number(body, "done"), body.GetProperty("metrics").ValueKind));
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{earlier}/calls")).EnumerateArray());
    }

    [Fact]
    public async Task Figures_of_another_list_of_metrics_are_not_shown()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        var id = await StartAsync(tenant);
        await InAsync(tenant, id, "ready");
        await TestDatabase.RunAsync(product.Database.Superuser, $"update reanalysis_figures set before = before || 1::real, after = after || 2::real where tenant_id = '{tenant.Id}'");

        var body = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}");

        Assert.Equal(JsonValueKind.Null, body.GetProperty("metrics").ValueKind);
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}/calls")).EnumerateArray());
        Assert.DoesNotContain("Mean before", await PageAsync(tenant, await tenant.OwnerAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_tried_by_other_settings_can_only_be_discarded()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        await InAsync(tenant, await StartAsync(tenant), "ready");
        var owner = await tenant.OwnerAsync();
        Assert.Contains("Accept for 1 call", await PageAsync(tenant, owner), StringComparison.Ordinal);
        await ATrackerAsync(tenant, "savings");

        var page = await PageAsync(tenant, owner);

        Assert.Contains("Rules or settings have changed since. Discard it and begin anew.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept for", page, StringComparison.Ordinal);
        Assert.Contains(">Discard<", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1.0", 2)]
    [InlineData("1.2.0", 3)]
    [InlineData("1.0.0", 0)]
    public void Its_changes_end_with_its_own_rules(string rules, int changes)
    {
        var row = new ReanalysisRow(Guid.Empty, "applied", rules, 1, 1, 1, 0, DateTimeOffset.UnixEpoch, null, [], KeepsFigures: true);
        var now = new AnalysisVersions("1.3.0", 1, [.. new[] { "1.1.0", "1.1.0", "1.2.0", "1.3.0" }.Select(v => new RulesNote(v, [], v))]);

        Assert.Equal(now.Changes.Take(changes), row.ChangesOf(now));
    }

    [Fact]
    public void What_moved_is_remembered_for_a_bounded_number_of_them()
    {
        var memory = new MovesMemory();
        var tenant = Guid.CreateVersion7();
        var rows = Enumerable.Range(0, 65).Select(_ => new ReanalysisRow(Guid.CreateVersion7(), "ready", "1.0.0", 1, 1, 1, 0, DateTimeOffset.UnixEpoch, null, [], KeepsFigures: true)).ToList();
        foreach (var row in rows)
        {
            memory.Keep(tenant, row, [new FigureMove(row.Id.ToString(), 1, 1, 1, 1, 1)]);
        }

        Assert.Null(memory.Find(tenant, rows[0]));
        Assert.All(rows.Skip(1), row => Assert.Equal(row.Id.ToString(), memory.Find(tenant, row)!.Single().Metric));
        Assert.Null(memory.Find(Guid.CreateVersion7(), rows[64]));
        Assert.Null(memory.Find(tenant, rows[64] with { Status = "applied" }));
    }

    [Fact]
    public async Task A_metric_that_does_not_exist_is_named()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        var id = await StartAsync(tenant);

        using var answer = await tenant.Api.GetAsync($"/api/v1/reanalyses/{id}/calls?metric=charm");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("There is no metric \"charm\".", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("metric").GetString());
    }

    [Fact]
    public void Pages_and_the_analysis_name_the_same_figures()
    {
        Assert.Equal(Analysis.Metrics.All.Select(m => m.Key), MetricCatalogue.All.Select(m => m.Key));
        Assert.Equal(Analysis.Metrics.BuiltInTopics, MetricCatalogue.BuiltInTopics);
    }

    private static async Task<Guid> StartAsync(TestTenant tenant, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reanalyses");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var started = await tenant.Api.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        return (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static Task<string> PageAsync(TestTenant tenant, TestMember member, string query = "") => member.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/analysis{query}");

    private static async Task ATrackerAsync(TestTenant tenant, string term = "budget")
    {
        CallContext.Enter(tenant.Id);
        await tenant.Product.Grains.Tenant(tenant.Id).ChangeTrackers(new ChangeTrackers(Actor.System, [new TrackerSettings("plans", "Plans", [term], "any")], [], null));
    }

    private static async Task<JsonElement> InAsync(TestTenant tenant, Guid id, string status)
    {
        var last = default(JsonElement);
        await Eventually.IsAsync(
            $"The re-analysis is {status}",
            async () => (last = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reanalyses/{id}")).GetProperty("status").GetString(),
            status);
        return last;
    }

    private static Task<JsonElement> AnalysisAsync(TestTenant tenant, Guid call) => tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/analysis");

    private static JsonElement Move(JsonElement body, string metric) => body.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("metric").GetString() == metric);

    private static int Number(JsonElement body, string name) => body.GetProperty(name).GetInt32();
}

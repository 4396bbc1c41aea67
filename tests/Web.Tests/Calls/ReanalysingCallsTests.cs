using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
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

        using var started = await tenant.Api.PostAsync("/api/v1/reanalyses", null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
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
    public async Task A_metric_that_does_not_exist_is_named()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        await ATrackerAsync(tenant);
        using var started = await tenant.Api.PostAsync("/api/v1/reanalyses", null);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

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

    private static async Task ATrackerAsync(TestTenant tenant)
    {
        CallContext.Enter(tenant.Id);
        await tenant.Product.Grains.Tenant(tenant.Id).ChangeTrackers(new ChangeTrackers(Actor.System, [new TrackerSettings("plans", "Plans", ["budget"], "any")], [], null));
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

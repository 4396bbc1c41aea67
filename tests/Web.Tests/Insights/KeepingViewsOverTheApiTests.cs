using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>Saved views and dashboards by program: the same rules as on the pages, and versions.</summary>
public sealed class KeepingViewsOverTheApiTests(ProductHost product)
{
    [Fact]
    public async Task A_view_is_saved_changed_and_deleted_by_its_version()
    {
        var tenant = await ATenantAsync();
        using var maud = await tenant.ApiOfAsync("maud");
        using var rita = await tenant.ApiOfAsync("rita");
        var view = await MakeAsync(maud, "views", new { page = "trends", name = "Talk by week", state = "metric=talkRatio&by=week", sharing = new { kind = "people", people = new[] { tenant.Member("rita").Email } } });
        using var read = await rita.GetAsync($"/api/v1/views/{view}");
        var body = await read.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("metric=talkRatio&by=week", body.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(rita, $"views/{view}", new { name = "Mine" }));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(maud, $"views/{view}", new { name = "Talk" }, read.Headers.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(maud, $"views/{view}", new { name = "Other" }, read.Headers.ETag));
        using var hidden = await rita.GetAsync($"/api/v1/views/{view}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal("Talk", (await maud.GetFromJsonAsync<JsonElement>("/api/v1/views")).GetProperty("items")[0].GetProperty("name").GetString());
        using var deleted = await maud.DeleteAsync($"/api/v1/views/{view}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(0, (await maud.GetFromJsonAsync<JsonElement>("/api/v1/views")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Who_rearranges_a_dashboard_leaves_the_tiles_that_are_hidden_from_it_where_they_stand()
    {
        var tenant = await ATenantAsync();
        using var maud = await tenant.ApiOfAsync("maud");
        using var ada = await tenant.ApiOfAsync("ada");
        using var sam = await tenant.ApiOfAsync("sam");
        var everybody = new { kind = "tenant" };
        var open = new List<Guid>();
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            open.Add(await MakeAsync(maud, "views", new { page = "trends", name, sharing = everybody }));
        }

        var sams = await MakeAsync(sam, "views", new { page = "trends", name = "Sam's", sharing = new { kind = "people", people = new[] { tenant.Member("maud").Email } } });
        var dashboard = await MakeAsync(maud, "dashboards", new { name = "Monday", sharing = everybody, tiles = new[] { open[0], sams, open[1], open[2] } });

        Assert.Equal(open, await TilesAsync(ada, dashboard));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(ada, $"dashboards/{dashboard}", new { name = "Monday", sharing = everybody, tiles = new[] { open[2], open[0], open[1] } }));
        Assert.Equal([open[2], open[0], sams, open[1]], await TilesAsync(maud, dashboard));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(ada, $"dashboards/{dashboard}", new { name = "Monday", sharing = everybody, tiles = new[] { open[1] } }));
        Assert.Equal([sams, open[1]], await TilesAsync(maud, dashboard));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(maud, $"dashboards/{dashboard}", new { name = "Monday", sharing = everybody, tiles = new[] { open[1] } }));
        Assert.Equal([open[1]], await TilesAsync(maud, dashboard));
    }

    [Fact]
    public async Task A_dashboard_that_changed_meanwhile_is_neither_changed_nor_deleted()
    {
        var tenant = await ATenantAsync();
        using var maud = await tenant.ApiOfAsync("maud");
        var dashboard = await MakeAsync(maud, "dashboards", new { name = "Monday" });
        using var read = await maud.GetAsync($"/api/v1/dashboards/{dashboard}");

        Assert.Equal(HttpStatusCode.OK, await PutAsync(maud, $"dashboards/{dashboard}", new { name = "Tuesday" }, read.Headers.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(maud, $"dashboards/{dashboard}", new { name = "Friday" }, read.Headers.ETag));
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/dashboards/{dashboard}");
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var kept = await maud.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, kept.StatusCode);
        Assert.Equal("Tuesday", (await maud.GetFromJsonAsync<JsonElement>($"/api/v1/dashboards/{dashboard}")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_makes_one()
    {
        var tenant = await ATenantAsync();
        using var maud = await tenant.ApiOfAsync("maud");

        Assert.Equal(await MakeAsync(maud, "views", new { page = "calls", name = "All" }, "once"), await MakeAsync(maud, "views", new { page = "calls", name = "All" }, "once"));
        Assert.Equal(await MakeAsync(maud, "dashboards", new { name = "All" }, "twice"), await MakeAsync(maud, "dashboards", new { name = "All" }, "twice"));
        Assert.Equal(1, (await maud.GetFromJsonAsync<JsonElement>("/api/v1/views")).GetProperty("items").GetArrayLength());
    }

    private async Task<TestTenant> ATenantAsync() => await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam").WithMember(Role.Admin, "ada");

    private static async Task<Guid> MakeAsync(HttpClient api, string what, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{what}") { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var made = await api.SendAsync(request);
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient api, string what, object body, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{what}") { Content = JsonContent.Create(body) };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(tag);
        }

        using var answer = await api.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<List<Guid>> TilesAsync(HttpClient api, Guid dashboard)
        => [.. (await api.GetFromJsonAsync<JsonElement>($"/api/v1/dashboards/{dashboard}")).GetProperty("tiles").EnumerateArray().Select(t => t.GetGuid())];
}

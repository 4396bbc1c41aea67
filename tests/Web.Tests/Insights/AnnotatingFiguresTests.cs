using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class AnnotatingFiguresTests(ProductHost product)
{
    private const string Text = "Falconry pitch started";

    [Fact]
    public async Task What_is_noted_is_seen_by_all_on_the_chart_in_its_table_and_in_the_file()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        var added = await AddAsync(tenant.Api, "2026-03-02", Text);
        var rita = tenant.Member("rita").Browser;

        var html = await rita.GetStringAsync($"/t/{tenant.Slug}/trends?from=2026-03-01&to=2026-03-03&by=day");
        var csv = await rita.GetStringAsync($"/t/{tenant.Slug}/insights/trends.csv?from=2026-03-01&to=2026-03-03&by=day&compare=none");
        var outside = await rita.GetStringAsync($"/t/{tenant.Slug}/trends?from=2026-03-03&to=2026-03-04");

        Assert.Equal("2026-03-02", added.GetProperty("day").GetString());
        Assert.Contains(Text, html, StringComparison.Ordinal);
        Assert.Contains($"2026-03-02,0,{Text}", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, outside, StringComparison.Ordinal);
        Assert.DoesNotContain("Note something", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_words_are_in_no_table_and_its_decisions_in_the_audit_trail()
    {
        var tenant = await product.ATenant();
        var id = (await AddAsync(tenant.Api, "2026-03-02", Text)).GetProperty("id").GetGuid();

        using var changed = await tenant.Api.PatchAsJsonAsync($"/api/v1/annotations/{id}", new { day = "2026-03-04" });
        var body = await changed.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(("2026-03-04", Text), (body.GetProperty("day").GetString(), body.GetProperty("text").GetString()));
        Assert.Equal(0L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from annotations where annotation_id = '{id}' and position(convert_to('Falconry', 'utf8') in text) > 0"));
        Assert.Equal("annotation.added annotation.changed", await TestDatabase.RunAsync(product.Database.Superuser, $"select string_agg(action, ' ' order by at) from audit_entries where subject_id = '{id}'"));
    }

    [Fact]
    public async Task A_manager_changes_and_removes_only_its_own()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Rep, "rita");
        using var maud = await tenant.ApiOfAsync("maud");
        using var rita = await tenant.ApiOfAsync("rita");
        var ours = (await AddAsync(tenant.Api, "2026-03-02", Text)).GetProperty("id").GetGuid();
        var hers = (await AddAsync(maud, "2026-03-02", "Hers")).GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.Forbidden, (await maud.PatchAsJsonAsync($"/api/v1/annotations/{ours}", new { text = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await maud.DeleteAsync($"/api/v1/annotations/{ours}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await rita.PostAsJsonAsync("/api/v1/annotations", new { day = "2026-03-02", text = "Me too" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await maud.DeleteAsync($"/api/v1/annotations/{hers}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await maud.GetAsync($"/api/v1/annotations/{hers}")).StatusCode);
        Assert.Equal([ours], (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/annotations")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/annotations", new { day = "yesterday", text = " " });

        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["day", "text"], errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var tenant = await product.ATenant();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/annotations") { Content = JsonContent.Create(new { day = "2026-03-02", text = Text }) };
            request.Headers.Add("Idempotency-Key", "once");
            using var answer = await tenant.Api.SendAsync(request);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        Assert.Equal(1, (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/annotations")).GetProperty("items").GetArrayLength());
    }

    private static async Task<JsonElement> AddAsync(HttpClient api, string day, string text)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/annotations", new { day, text });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ApiImportingACallTests(ProductHost product)
{
    [Fact]
    public async Task A_call_goes_in_and_what_happened_comes_out()
    {
        var tenant = await product.ATenant();

        var call = await tenant.ACallAsync();

        var findings = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/analysis");
        Assert.Equal(1, findings.GetProperty("metrics").GetProperty("questionsRep").GetInt32());
        var transcript = await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/transcript?format=txt");
        Assert.Contains("How do you plan your budget for next year?", transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var tenant = await product.ATenant();
        var body = SampleCalls.Body(null, ("externalId", "crm-1"));

        using var first = await tenant.Api.PostAsJsonAsync("/api/v1/calls", body);
        using var second = await tenant.Api.PostAsJsonAsync("/api/v1/calls", body);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await IdAsync(first), await IdAsync(second));
        Assert.Single(await CallsAsync(tenant));
    }

    [Fact]
    public async Task Another_transcript_under_the_same_external_id_is_a_conflict_until_it_may_replace()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(null, ("externalId", "crm-1"));
        var other = SampleCalls.Body(SampleCalls.Saying("Another thing?", "Indeed it is."), ("externalId", "crm-1"));

        using var refused = await tenant.Api.PostAsJsonAsync("/api/v1/calls", other);
        using var replaced = await tenant.Api.PostAsJsonAsync("/api/v1/calls?replace=true", other);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("call.changed", await CodeAsync(refused));
        Assert.Equal(HttpStatusCode.Accepted, replaced.StatusCode);
        Assert.Equal(call, await IdAsync(replaced));
        await tenant.ReadyAsync(call);
        Assert.Contains("Another thing?", await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/transcript?format=txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_may_only_read_imports_nothing()
    {
        var tenant = await product.ATenant().WithKey(Scopes.CallsRead);

        using var refused = await tenant.Api.PostAsJsonAsync("/api/v1/calls", SampleCalls.Body());

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("permission.denied", await CodeAsync(refused));
        Assert.Empty(await CallsAsync(tenant));
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static async Task<List<JsonElement>> CallsAsync(TestTenant tenant) =>
        [.. (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray()];
}

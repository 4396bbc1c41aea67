using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ChangingACallTests(ProductHost product)
{
    [Fact]
    public async Task A_version_that_is_no_longer_there_is_not_changed()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();
        using var read = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        var tag = read.Headers.ETag!;

        using var first = await PatchAsync(tenant, call, "{\"title\":\"First\"}", tag);
        using var second = await PatchAsync(tenant, call, "{\"title\":\"Second\"}", tag);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal("First", (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task One_of_several_versions_is_enough_and_a_weak_one_is_none()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();
        using var read = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        var tag = read.Headers.ETag!.Tag;

        using var weak = await PatchAsync(tenant, call, "{\"title\":\"First\"}", new EntityTagHeaderValue(tag, isWeak: true));
        using var several = await PatchAsync(tenant, call, "{\"title\":\"Second\"}", new EntityTagHeaderValue("\"other\""), new EntityTagHeaderValue(tag));

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK), (weak.StatusCode, several.StatusCode));
    }

    [Fact]
    public async Task A_call_that_was_erased_and_came_again_has_another_version()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(null, ("externalId", "crm-1"));
        using var read = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        using var erased = await tenant.Api.DeleteAsync($"/api/v1/calls/{call}");

        Assert.Equal(call, await tenant.ACallAsync(null, ("externalId", "crm-1")));
        using var again = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        using var changed = await PatchAsync(tenant, call, "{\"title\":\"Old\"}", read.Headers.ETag!);

        Assert.NotEqual(read.Headers.ETag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, changed.StatusCode);
    }

    [Fact]
    public async Task A_version_that_is_no_longer_there_is_not_erased()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();
        using var read = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        using var changed = await PatchAsync(tenant, call, "{\"title\":\"First\"}", read.Headers.ETag!);

        using var stale = await EraseAsync(tenant, call, read.Headers.ETag!);
        using var broken = await EraseAsync(tenant, call, null, "yesterday");
        using var there = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        using var present = await EraseAsync(tenant, call, changed.Headers.ETag!);

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.NoContent), (stale.StatusCode, broken.StatusCode, there.StatusCode, present.StatusCode));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();
        using var read = await tenant.Api.GetAsync($"/api/v1/calls/{call}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/calls/{call}");
        request.Headers.IfNoneMatch.Add(read.Headers.ETag!);

        using var again = await tenant.Api.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("{\"title\":")]
    [InlineData("")]
    public async Task A_body_that_is_no_JSON_is_refused_with_its_line(string body)
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();

        using var answer = await PatchAsync(tenant, call, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("line 1", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_follow_a_change_of_roles_at_once()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(SampleCalls.Saying("Shall we?", "Yes. We shall, if you like."));
        var before = await RatioAsync(tenant, call);

        using var changed = await PatchAsync(tenant, call, "{\"speakers\":[{\"speaker\":\"A\",\"role\":\"customer\"},{\"speaker\":\"B\",\"role\":\"rep\"}]}");

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(1 - before, await RatioAsync(tenant, call), 6);
    }

    private static async Task<double> RatioAsync(TestTenant tenant, Guid call)
        => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/analysis")).GetProperty("metrics").GetProperty("talkRatio").GetDouble();

    private static async Task<HttpResponseMessage> EraseAsync(TestTenant tenant, Guid call, EntityTagHeaderValue? version, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/calls/{call}");
        request.Headers.TryAddWithoutValidation("If-Match", header ?? version!.ToString());
        return await tenant.Api.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> PatchAsync(TestTenant tenant, Guid call, string body, params EntityTagHeaderValue[] versions)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/calls/{call}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var version in versions)
        {
            request.Headers.IfMatch.Add(version);
        }

        return await tenant.Api.SendAsync(request);
    }
}

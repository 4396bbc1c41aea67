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

        using var answer = await PatchAsync(tenant, call, body, null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("line 1", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_follow_a_change_of_roles_at_once()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(SampleCalls.Saying("Shall we?", "Yes. We shall, if you like."));
        var before = await RatioAsync(tenant, call);

        using var changed = await PatchAsync(tenant, call, "{\"speakers\":[{\"speaker\":\"A\",\"role\":\"customer\"},{\"speaker\":\"B\",\"role\":\"rep\"}]}", null);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(1 - before, await RatioAsync(tenant, call), 6);
    }

    private static async Task<double> RatioAsync(TestTenant tenant, Guid call)
        => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/analysis")).GetProperty("metrics").GetProperty("talkRatio").GetDouble();

    private static async Task<HttpResponseMessage> PatchAsync(TestTenant tenant, Guid call, string body, EntityTagHeaderValue? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/calls/{call}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (version is not null)
        {
            request.Headers.IfMatch.Add(version);
        }

        return await tenant.Api.SendAsync(request);
    }
}

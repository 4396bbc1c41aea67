using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ApiRepeatingARequestTests(ProductHost product)
{
    [Fact]
    public async Task The_same_key_and_request_have_the_same_answer_and_are_done_once()
    {
        var tenant = await product.ATenant();

        var first = await SendAsync(tenant, "key-1", SampleCalls.Body());
        var second = await SendAsync(tenant, "key-1", SampleCalls.Body());

        Assert.Equal((HttpStatusCode.Accepted, false), (first.Status, first.Replayed));
        Assert.Equal((first.Status, first.Body, true), (second.Status, second.Body, second.Replayed));
        Assert.Equal(1, await CountAsync(tenant));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var tenant = await product.ATenant();
        await SendAsync(tenant, "key-1", SampleCalls.Body());

        var other = await SendAsync(tenant, "key-1", SampleCalls.Body(null, ("title", "Another talk")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("idempotency.otherRequest", other.Body, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(tenant));
    }

    [Fact]
    public async Task A_refusal_is_repeated_too()
    {
        var tenant = await product.ATenant();
        var wrong = SampleCalls.Body(null, ("direction", "sideways"));

        var first = await SendAsync(tenant, "key-1", wrong);
        var second = await SendAsync(tenant, "key-1", wrong);

        Assert.Equal(HttpStatusCode.BadRequest, first.Status);
        Assert.Equal((first.Status, first.Body, true), (second.Status, second.Body, second.Replayed));
    }

    [Fact]
    public async Task Two_tenants_may_use_the_same_key()
    {
        var (ours, theirs) = (await product.ATenant(), await product.ATenant());
        await SendAsync(ours, "key-1", SampleCalls.Body());

        var answer = await SendAsync(theirs, "key-1", SampleCalls.Body());

        Assert.Equal((HttpStatusCode.Accepted, false), (answer.Status, answer.Replayed));
    }

    [Fact]
    public async Task Many_at_once_are_done_once()
    {
        var tenant = await product.ATenant();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(tenant, "key-1", SampleCalls.Body())));

        Assert.Single(answers, a => a is { Status: HttpStatusCode.Accepted, Replayed: false });
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Accepted or HttpStatusCode.Conflict, a.Body));
        Assert.Equal(1, await CountAsync(tenant));
    }

    private static async Task<(HttpStatusCode Status, string Body, bool Replayed)> SendAsync(TestTenant tenant, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await tenant.Api.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Contains("Idempotent-Replayed"));
    }

    private static async Task<int> CountAsync(TestTenant tenant) =>
        (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").GetArrayLength();
}

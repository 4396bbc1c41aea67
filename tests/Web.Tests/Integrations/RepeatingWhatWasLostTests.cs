using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using CallInsight.Web.Tests.SignIn;
using Xunit;

namespace CallInsight.Web.Tests.Integrations;

/// <summary>A request was done, and its answer was lost before it was kept: the repeat makes nothing twice.</summary>
public sealed class RepeatingWhatWasLostTests(ProductHost product)
{
    [Fact]
    public async Task A_team_is_made_once()
    {
        var tenant = await product.ATenant();

        var first = await SendAsync(tenant, "/api/v1/teams", new { name = "North" });
        await LoseAsync(tenant);
        var second = await SendAsync(tenant, "/api/v1/teams", new { name = "North" });

        Assert.Equal((HttpStatusCode.Created, first.Body.GetProperty("id").GetGuid()), (second.Status, second.Body.GetProperty("id").GetGuid()));
        Assert.Single(await ItemsAsync(tenant, "/api/v1/teams"));
    }

    [Fact]
    public async Task A_key_is_made_once_and_not_shown_again()
    {
        var tenant = await product.ATenant();
        var before = await ItemsAsync(tenant, "/api/v1/api-keys");

        await SendAsync(tenant, "/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "calls:read" } });
        await LoseAsync(tenant);
        var second = await SendAsync(tenant, "/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "calls:read" } });

        Assert.Equal((HttpStatusCode.Conflict, "idempotency.secretShown"), (second.Status, second.Body.GetProperty("code").GetString()));
        Assert.Equal(before.Count + 1, (await ItemsAsync(tenant, "/api/v1/api-keys")).Count);
    }

    [Fact]
    public async Task Somebody_is_invited_once()
    {
        var tenant = await product.ATenant();

        await SendAsync(tenant, "/api/v1/invitations", new { email = "ada@customer.example" });
        await LoseAsync(tenant);
        var second = await SendAsync(tenant, "/api/v1/invitations", new { email = "ada@customer.example" });

        Assert.Equal((HttpStatusCode.Conflict, "idempotency.secretShown"), (second.Status, second.Body.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_link_to_set_a_password_is_the_same_again(bool lost)
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var path = $"/api/v1/members/{tenant.Member("ada").Id}/password-link";

        var first = await SendAsync(tenant, path, null);
        if (lost)
        {
            await LoseAsync(tenant);
        }

        var second = await SendAsync(tenant, path, null);
        using var opened = await product.Client().GetAsync(new Uri(second.Body.GetProperty("url").GetString()!).PathAndQuery);

        Assert.Equal((HttpStatusCode.Created, first.Body.ToString()), (second.Status, second.Body.ToString()));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [InlineData("used_at = now()")]
    [InlineData("created_at = now() - interval '2 days', expires_at = now() - interval '1 day'")]
    public async Task A_link_that_was_used_or_has_expired_is_not_given_again(string change)
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var path = $"/api/v1/members/{tenant.Member("ada").Id}/password-link";

        var first = await SendAsync(tenant, path, null);
        await TestDatabase.RunAsync(product.Database.Superuser, $"update links set {change} where tenant_id = '{tenant.Id}' and member_id = '{tenant.Member("ada").Id}'");
        await LoseAsync(tenant);
        var second = await SendAsync(tenant, path, null);
        using var ada = new Visitor(product);
        var opened = await ada.OpenAsync(new Uri(second.Body.GetProperty("url").GetString()!).PathAndQuery);

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.NotEqual(first.Body.GetProperty("url").GetString(), second.Body.GetProperty("url").GetString());
        Assert.Contains("Set a new password", opened.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_made_once()
    {
        var tenant = await product.ATenant();

        var first = await SendAsync(tenant, "/api/v1/calls", SampleCalls.Body());
        await LoseAsync(tenant);
        var second = await SendAsync(tenant, "/api/v1/calls", SampleCalls.Body());

        Assert.Equal((HttpStatusCode.OK, first.Body.GetProperty("id").GetGuid()), (second.Status, second.Body.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Another_request_under_the_key_of_one_that_never_ended_is_refused_as_ever()
    {
        var tenant = await product.ATenant();
        var hash = Convert.ToHexString(SHA256.HashData("key-1"u8));
        await TestDatabase.RunAsync(
            product.Database.Superuser,
            $"insert into idempotency (tenant_id, key_hash, request_hash, created_at) values ('{tenant.Id}', decode('{hash}', 'hex'), sha256('another'), now() - interval '5 minutes')");

        var answer = await SendAsync(tenant, "/api/v1/calls", SampleCalls.Body());

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency.otherRequest"), (answer.Status, answer.Body.GetProperty("code").GetString()));
    }

    /// <summary>As if the process had died between doing it and keeping the answer.</summary>
    private async Task LoseAsync(TestTenant tenant)
    {
        CallContext.Enter(tenant.Id);
        await product.Grains.Idempotency(tenant.Id, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("key-1")))).Release();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(TestTenant tenant, string path, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", "key-1");
        using var answer = await tenant.Api.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<List<JsonElement>> ItemsAsync(TestTenant tenant, string path)
        => [.. (await tenant.Api.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];
}

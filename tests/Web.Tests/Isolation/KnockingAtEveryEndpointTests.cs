using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing.Web;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CallInsight.Web.Tests.Isolation;

public sealed class KnockingAtEveryEndpointTests(ProductHost product)
{
    [Fact]
    public void Every_endpoint_declares_who_may_call_it() =>
        Assert.Empty(ApiSurface.All(product).Where(e => EndpointRules.Of(e) is null).Select(e => e.RoutePattern.RawText));

    [Fact]
    public void An_endpoint_that_declares_nothing_is_found() => Assert.Null(EndpointRules.Of(new Endpoint(null, EndpointMetadataCollection.Empty, "silent")));

    [Fact]
    public void Every_endpoint_of_the_api_asks_for_a_permission() => Assert.DoesNotContain(ApiSurface.Of(product), e => e.Permission is null);

    [Fact]
    public async Task The_document_tells_of_every_endpoint()
    {
        using var stranger = product.Client();
        var document = await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var told = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}"));

        Assert.Equal(
            ApiSurface.Of(product).Select(e => e.ToString()).Append("POST /api/operator/v1/tenants").Append("POST /api/operator/v1/operators").Append("PUT /api/operator/v1/tenants/{tenant}/plan").Append("PUT /api/operator/v1/tenants/{tenant}/trial").Order(StringComparer.Ordinal),
            told.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("ci_live_0123456789abcdefghijklmnopqrstuvwxyz0123456789")]
    public async Task Without_a_good_key_nothing_opens(string? token)
    {
        using var client = product.Client(token);
        foreach (var endpoint in ApiSurface.Of(product))
        {
            using var request = endpoint.Request(_ => Guid.CreateVersion7().ToString());
            using var answer = await client.SendAsync(request);

            Assert.Equal((endpoint, HttpStatusCode.Unauthorized), (endpoint, answer.StatusCode));
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
            Assert.Equal("auth.missing", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing()
    {
        var tenant = await product.ATenant();
        CallContext.Enter(tenant.Id);
        var key = (await product.Grains.Tenant(tenant.Id).IssueKey(new IssueApiKey(Actor.System, "short-lived", [Scopes.All], null, null))).Value;
        await product.Grains.Tenant(tenant.Id).RevokeKey(new RevokeApiKey(Actor.System, key.Key));

        using var answer = await product.Client(key.Token).GetAsync("/api/v1/calls");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.Admin)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Rep)]
    [InlineData(Role.Analyst)]
    public async Task A_personal_key_opens_what_the_role_of_its_member_may(Role role)
    {
        var tenant = await product.ATenant().WithMember(role, "ada");
        CallContext.Enter(tenant.Id);
        var member = tenant.Member("ada").Id;
        var key = await product.Grains.Tenant(tenant.Id).IssueKey(new IssueApiKey(new Actor("member", member, role, [], [], member), "ada's", [Scopes.All], null, member));
        using var ada = product.Client(key.Value.Token);

        foreach (var endpoint in ApiSurface.Of(product))
        {
            using var request = endpoint.Request(_ => Guid.CreateVersion7().ToString());
            using var answer = await ada.SendAsync(request);

            var refused = answer.StatusCode == HttpStatusCode.Forbidden && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString() == "permission.denied";
            Assert.Equal((endpoint, RoleTable.Of(role, endpoint.Permission!.Value) == Reach.None), (endpoint, refused));
        }
    }

    [Theory]
    [InlineData(Role.Billing)]
    [InlineData(Role.Auditor)]
    public async Task Who_may_have_no_key_gets_none(Role role)
    {
        var tenant = await product.ATenant().WithMember(role, "ada");
        CallContext.Enter(tenant.Id);
        var member = tenant.Member("ada").Id;

        var refused = await product.Grains.Tenant(tenant.Id).IssueKey(new IssueApiKey(new Actor("member", member, role, [], [], member), "ada's", [Scopes.All], null, member));

        Assert.Equal("permission.denied", refused.Refusal?.Code);
    }

    [Theory]
    [InlineData("/nothing.css")]
    [InlineData("/lib/nothing.js")]
    public async Task A_file_that_is_not_there_is_not_found(string path)
    {
        using var answer = await product.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_whose_scope_grants_nothing_here_is_refused_everywhere()
    {
        var tenant = await product.ATenant().WithKey(Scopes.ScimWrite);
        foreach (var endpoint in ApiSurface.Of(product))
        {
            using var request = endpoint.Request(_ => Guid.CreateVersion7().ToString());
            using var answer = await tenant.Api.SendAsync(request);

            Assert.Equal((endpoint, HttpStatusCode.Forbidden), (endpoint, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("guessed")]
    public async Task Operators_endpoints_open_to_operators_alone(string? token)
    {
        var tenant = await product.ATenant();
        foreach (var client in new[] { product.Client(token), tenant.Api })
        {
            using var answer = await client.PostAsJsonAsync("/api/operator/v1/tenants", new { slug = "stolen", name = "Stolen", ownerEmail = "o@stolen.example" });

            using var invited = await client.PostAsJsonAsync("/api/operator/v1/operators", new { email = "eve@stolen.example", name = "Eve" });

            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (answer.StatusCode, invited.StatusCode));
        }

        using var gone = await product.Client().GetAsync("/t/stolen/");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}

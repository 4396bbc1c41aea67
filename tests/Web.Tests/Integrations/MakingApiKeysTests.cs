using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Integrations;

public sealed class MakingApiKeysTests(ProductHost product)
{
    [Fact]
    public async Task A_key_is_shown_once_and_does_what_its_scopes_say()
    {
        var tenant = await product.ATenant();

        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "members:write" } });
        var key = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
        var list = await tenant.Api.GetStringAsync("/api/v1/api-keys");
        using var dialer = product.Client(key);
        using var members = await dialer.GetAsync("/api/v1/members");
        using var calls = await dialer.GetAsync("/api/v1/calls");
        using var keys = await dialer.PostAsJsonAsync("/api/v1/api-keys", new { name = "More", scopes = new[] { "*" } });

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains("Dialer", list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (members.StatusCode, calls.StatusCode, keys.StatusCode));
    }

    [Fact]
    public async Task Nobody_makes_a_key_for_somebody_else()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada").WithMember(Role.Rep, "bob");
        var (ada, bob, owner) = (tenant.Member("ada").Id, tenant.Member("bob").Id, (await tenant.OwnerAsync()).Id);
        CallContext.Enter(tenant.Id);
        var grain = product.Grains.Tenant(tenant.Id);

        var ofOwner = await grain.IssueKey(new IssueApiKey(new Actor("member", ada, Role.Admin, [], [], ada), "x", ["*"], null, owner));
        var ofTenant = await grain.IssueKey(new IssueApiKey(new Actor("member", bob, Role.Rep, [], [], bob), "x", ["*"], null, null));
        var own = await grain.IssueKey(new IssueApiKey(new Actor("member", bob, Role.Rep, [], [], bob), "x", ["*"], null, bob));

        Assert.Equal(("permission.denied", "permission.denied", null), (ofOwner.Refusal?.Code, ofTenant.Refusal?.Code, own.Refusal?.Code));
    }

    [Fact]
    public async Task Revoking_twice_is_the_same_as_once()
    {
        var tenant = await product.ATenant();
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "calls:read" } });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        using var once = await tenant.Api.DeleteAsync($"/api/v1/api-keys/{id}");
        using var twice = await tenant.Api.DeleteAsync($"/api/v1/api-keys/{id}");
        var list = await tenant.Api.GetStringAsync("/api/v1/api-keys");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (once.StatusCode, twice.StatusCode));
        Assert.DoesNotContain("Dialer", list, StringComparison.Ordinal);
    }
}

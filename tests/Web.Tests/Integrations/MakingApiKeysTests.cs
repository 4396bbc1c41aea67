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

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("192.0.2.0/24", HttpStatusCode.Forbidden)]
    [InlineData("2001:db8::1", HttpStatusCode.Forbidden)]
    public async Task A_key_opens_only_from_where_it_may_be_used(string network, HttpStatusCode expected)
    {
        var tenant = await product.ATenant();
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "*" }, allowedFrom = new[] { network } });
        using var dialer = product.Client((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!);

        using var members = await dialer.GetAsync("/api/v1/members");
        var text = await members.Content.ReadAsStringAsync();

        Assert.Equal(expected, members.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Forbidden, text.Contains("key.addressNotAllowed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("somewhere")]
    [InlineData("192.0.2.0/33")]
    public async Task What_is_no_network_is_named(string network)
    {
        var tenant = await product.ATenant();

        using var refused = await tenant.Api.PostAsJsonAsync("/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "*" }, allowedFrom = new[] { network } });
        var text = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("allowedFrom", text, StringComparison.Ordinal);
        Assert.Contains(network.Split('/')[0], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_replaced_key_both_live_and_the_old_one_ends()
    {
        var tenant = await product.ATenant();
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "members:write" }, allowedFrom = new[] { "127.0.0.1" } });
        var old = await made.Content.ReadFromJsonAsync<JsonElement>();
        var id = old.GetProperty("id").GetGuid();

        using var replaced = await tenant.Api.PostAsJsonAsync($"/api/v1/api-keys/{id}/replace", new { });
        var successor = await replaced.Content.ReadFromJsonAsync<JsonElement>();
        using var tooLate = await tenant.Api.PostAsJsonAsync($"/api/v1/api-keys/{id}/replace", new { oldEndsAt = TimeProvider.System.GetUtcNow().AddDays(40) });
        var listed = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/api-keys")).GetProperty("items").EnumerateArray().Where(k => k.GetProperty("name").GetString() == "Dialer").ToDictionary(k => k.GetProperty("id").GetGuid());
        using var before = product.Client(old.GetProperty("key").GetString()!);
        using var after = product.Client(successor.GetProperty("key").GetString()!);
        using var byOld = await before.GetAsync("/api/v1/members");
        using var byNew = await after.GetAsync("/api/v1/members");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (replaced.StatusCode, tooLate.StatusCode));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (byOld.StatusCode, byNew.StatusCode));
        Assert.InRange(listed[id].GetProperty("expiresAt").GetDateTimeOffset(), TimeProvider.System.GetUtcNow().AddHours(23), TimeProvider.System.GetUtcNow().AddHours(24));
        var like = listed[successor.GetProperty("id").GetGuid()];
        Assert.Equal(JsonValueKind.Null, like.GetProperty("expiresAt").ValueKind);
        Assert.Equal(("127.0.0.1/32", "members:write"), (like.GetProperty("allowedFrom")[0].GetString(), like.GetProperty("scopes")[0].GetString()));
    }

    [Fact]
    public async Task A_leaked_key_is_revoked_by_pasting_it_and_only_by_its_own_workspace()
    {
        var (ours, theirs) = (await product.ATenant(), await product.ATenant());
        using var made = await theirs.Api.PostAsJsonAsync("/api/v1/api-keys", new { name = "Dialer", scopes = new[] { "*" } });
        var found = await made.Content.ReadFromJsonAsync<JsonElement>();
        var leaked = new { key = found.GetProperty("key").GetString() };

        using var foreign = await ours.Api.PostAsJsonAsync("/api/v1/api-keys/revoke-leaked", leaked);
        using var own = await theirs.Api.PostAsJsonAsync("/api/v1/api-keys/revoke-leaked", leaked);
        using var dialer = product.Client(leaked.key!);
        using var refused = await dialer.GetAsync("/api/v1/members");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (foreign.StatusCode, own.StatusCode));
        Assert.Equal(found.GetProperty("id").GetGuid(), (await own.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_page_makes_replaces_and_revokes()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var page = $"/t/{tenant.Slug}/settings/api-keys";

        using var made = await owner.SendAsync(page, "make", ("name", "Dialer"), ("owner", "workspace"), ("scopes", "members:write"), ("days", "0"), ("allowedFrom", "127.0.0.1\n192.0.2.0/24"));
        var id = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/api-keys")).GetProperty("items").EnumerateArray().Single(k => k.GetProperty("name").GetString() == "Dialer").GetProperty("id").GetGuid();
        using var replaced = await owner.SendAsync(page, $"replace-{id:N}");
        using var wrong = await owner.SendAsync(page, "leaked", ("leaked", "ci_live_nothing"));

        Assert.Contains("127.0.0.1/32, 192.0.2.0/24", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("The key that takes its place", await replaced.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("No key of this workspace is this one.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

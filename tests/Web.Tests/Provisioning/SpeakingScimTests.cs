using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Provisioning;

/// <summary>What RFC 7643 and 7644 ask for beyond the shapes of single products.</summary>
public sealed class SpeakingScimTests(ProductHost product)
{
    [Theory]
    [InlineData("/ServiceProviderConfig")]
    [InlineData("/ResourceTypes")]
    [InlineData("/ResourceTypes/User")]
    [InlineData("/Schemas")]
    [InlineData("/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group")]
    [InlineData("/Schemas/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")]
    public async Task The_service_tells_what_it_is(string path)
    {
        var answer = await (await ProviderAsync()).GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, "application/scim+json"), (answer.Status, answer.Media));
        Assert.NotEmpty(answer.Body.GetProperty("schemas").EnumerateArray());
    }

    [Fact]
    public async Task What_is_stated_is_what_is_there()
    {
        var provider = await ProviderAsync();
        var config = (await provider.GetAsync("/ServiceProviderConfig")).Body;

        var told = new[] { "patch", "bulk", "filter", "changePassword", "sort", "etag" }.ToDictionary(p => p, p => config.GetProperty(p).GetProperty("supported").GetBoolean());

        Assert.Equal(new Dictionary<string, bool> { ["patch"] = true, ["bulk"] = false, ["filter"] = true, ["changePassword"] = false, ["sort"] = true, ["etag"] = true }, told);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.PostAsync("/Bulk", "{}")).Status);
    }

    [Theory]
    [InlineData("GET", "/Users/nobody", null, HttpStatusCode.NotFound, null)]
    [InlineData("GET", "/Nothing", null, HttpStatusCode.NotFound, null)]
    [InlineData("GET", "/Users?filter=userName eq", null, HttpStatusCode.BadRequest, "invalidFilter")]
    [InlineData("GET", "/Users?filter=active gt true", null, HttpStatusCode.BadRequest, "invalidFilter")]
    [InlineData("GET", "/Users?filter=(userName eq \"a\"", null, HttpStatusCode.BadRequest, "invalidFilter")]
    [InlineData("GET", "/Users?count=many", null, HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("POST", "/Users", "{", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("POST", "/Users", "[]", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("POST", "/Users", """{"displayName":"Nameless"}""", HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("POST", "/Users", """{"userName":"a","active":"perhaps"}""", HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("POST", "/Users", """{"userName":"\ud800"}""", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("POST", "/Groups", """{"displayName":"Sales","members":[{"value":"00000000-0000-0000-0000-000000000001"}]}""", HttpStatusCode.BadRequest, "invalidValue")]
    public async Task What_is_wrong_is_told_in_scims_own_form(string method, string path, string? body, HttpStatusCode status, string? scimType)
    {
        var answer = await (await ProviderAsync()).SendAsync(method, path, body);

        Assert.Equal((status, scimType, "application/scim+json"), (answer.Status, answer.ScimType, answer.Media));
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Body.GetProperty("status").GetString());
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", answer.Body.GetProperty("schemas")[0].GetString());
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"id","value":"other"}""", "mutability")]
    [InlineData("""{"op":"replace","path":"unheardOf","value":"x"}""", "invalidPath")]
    [InlineData("""{"op":"replace","path":"emails[type ne \"work\"].value","value":"x"}""", "noTarget")]
    [InlineData("""{"op":"remove","path":"userName"}""", "invalidValue")]
    [InlineData("""{"op":"move","path":"title","value":"x"}""", "invalidSyntax")]
    [InlineData("""{"op":"add","path":"title"}""", "invalidValue")]
    public async Task A_patch_that_cannot_be_done_does_nothing(string operation, string scimType)
    {
        var provider = await ProviderAsync();
        var id = await provider.AUserAsync("ada");

        var refused = await provider.PatchAsync($"/Users/{id}", """{"op":"add","path":"nickName","value":"Countess"},""" + operation);
        var after = await provider.GetAsync($"/Users/{id}");

        Assert.Equal((HttpStatusCode.BadRequest, scimType), (refused.Status, refused.ScimType));
        Assert.Equal("W/\"1\"", after.Tag);
        Assert.False(after.Body.TryGetProperty("nickName", out _));
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_cut()
    {
        var provider = await ProviderAsync();
        foreach (var name in new[] { "cy", "ada", "ben", "dee" })
        {
            await provider.AUserAsync(name, $$""","title":"{{(name is "ada" or "dee" ? "Rep" : "Lead")}}","emails":[{"type":"work","value":"{{name}}@acme.example"},{"type":"home","value":"{{name}}@home.example"}]""");
        }

        var sorted = await provider.GetAsync("/Users?sortBy=userName&sortOrder=descending&startIndex=2&count=2&attributes=userName");
        var counted = await provider.GetAsync("/Users?count=0");
        var searched = await provider.PostAsync("/Users/.search", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"title eq \"rep\" and not (userName sw \"d\")","attributes":["emails.value"]}""");
        var complex = await provider.GetAsync("/Users?filter=emails[type eq \"work\" and value sw \"ben\"] or meta.created lt \"2001-01-01T00:00:00Z\"");
        var entra = await provider.GetAsync("/Users?filter=emails[type eq \"work\"].value eq \"CY@acme.example\" and meta.created gt \"2001-01-01T00:00:00Z\"");

        Assert.Equal((4, 2, 2), (sorted.Total, sorted.Body.GetProperty("startIndex").GetInt32(), sorted.Body.GetProperty("itemsPerPage").GetInt32()));
        Assert.Equal(["cy", "ben"], sorted.Body.GetProperty("Resources").EnumerateArray().Select(u => u.GetProperty("userName").GetString()!));
        Assert.False(sorted.Body.GetProperty("Resources")[0].TryGetProperty("emails", out _));
        Assert.Equal((4, 0), (counted.Total, counted.Body.GetProperty("Resources").GetArrayLength()));
        Assert.Equal((1, "ada@acme.example"), (searched.Total, searched.Body.GetProperty("Resources")[0].GetProperty("emails")[0].GetProperty("value").GetString()));
        Assert.Equal(("ben", "cy"), (complex.Body.GetProperty("Resources")[0].GetProperty("userName").GetString(), entra.Body.GetProperty("Resources")[0].GetProperty("userName").GetString()));
        Assert.Equal((1, 1), (complex.Total, entra.Total));
    }

    [Fact]
    public async Task A_version_that_is_not_the_present_one_is_refused()
    {
        var provider = await ProviderAsync();
        var id = await provider.AUserAsync("ada");
        var first = await provider.PatchAsync($"/Users/{id}", """{"op":"add","path":"title","value":"Rep"}""", ("If-Match", "W/\"1\""));
        var second = await provider.PatchAsync($"/Users/{id}", """{"op":"add","path":"title","value":"Lead"}""", ("If-Match", "W/\"1\""));
        var same = await provider.PatchAsync($"/Users/{id}", """{"op":"add","path":"title","value":"Rep"}""");
        var known = await provider.GetAsync($"/Users/{id}", ("If-None-Match", "W/\"2\""));
        var group = await provider.AGroupAsync("Sales", id);
        var stale = await provider.PutAsync($"/Groups/{group}", """{"displayName":"Sellers"}""", ("If-Match", "W/\"9\""));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed, HttpStatusCode.NotModified), (first.Status, second.Status, known.Status));
        Assert.Equal(("W/\"2\"", "W/\"2\""), (first.Tag, same.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
    }

    [Fact]
    public async Task Two_tenants_with_the_same_user_stay_apart()
    {
        var (one, two) = (await ProviderAsync(), await ProviderAsync());
        var ours = await one.AUserAsync("ada");
        var theirs = await two.AUserAsync("ada");

        Assert.Equal(HttpStatusCode.NotFound, (await one.GetAsync($"/Users/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await one.PatchAsync($"/Users/{theirs}", """{"op":"add","path":"title","value":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await one.DeleteAsync($"/Users/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await one.PostAsync("/Groups", $$"""{"displayName":"Sales","members":[{"value":"{{theirs}}"}]}""")).Status);
        Assert.Equal((1, HttpStatusCode.OK), ((await one.GetAsync("/Users")).Total, (await one.GetAsync($"/Users/{ours}")).Status));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("/t/{slug}", HttpStatusCode.OK)]
    [InlineData("/t/{other}", HttpStatusCode.NotFound)]
    public async Task The_tenant_is_found_by_path_or_token_and_both_must_agree(string prefix, HttpStatusCode status)
    {
        var (tenant, other) = (await product.ATenant(), await product.ATenant());
        using var answer = await tenant.Api.GetAsync(prefix.Replace("{slug}", tenant.Slug, StringComparison.Ordinal).Replace("{other}", other.Slug, StringComparison.Ordinal) + "/scim/v2/Users");

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Scopes.MembersWrite, HttpStatusCode.Forbidden)]
    [InlineData(Scopes.ScimWrite, HttpStatusCode.OK)]
    public async Task Only_a_token_with_the_scope_opens_it(string? scope, HttpStatusCode status)
    {
        var tenant = await product.ATenant().WithKey(scope ?? Scopes.All);
        using var stranger = product.Client();
        using var answer = await (scope is null ? stranger : tenant.Api).GetAsync($"/t/{tenant.Slug}/scim/v2/Users");

        Assert.Equal((status, "application/scim+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_token_is_listed_without_itself_and_revoked()
    {
        var tenant = await product.ATenant();
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/scim/tokens", new { name = "Okta" });
        var token = await made.Content.ReadFromJsonAsync<JsonElement>();
        var list = await tenant.Api.GetStringAsync("/api/v1/scim/tokens");
        using var revoked = await tenant.Api.DeleteAsync($"/api/v1/scim/tokens/{token.GetProperty("id").GetString()}");
        using var okta = product.Client(token.GetProperty("token").GetString());
        using var refused = await okta.GetAsync("/scim/v2/Users");

        Assert.Contains("Okta", list, StringComparison.Ordinal);
        Assert.DoesNotContain(token.GetProperty("token").GetString()!, list, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (made.StatusCode, revoked.StatusCode, refused.StatusCode));
    }

    [Fact]
    public async Task The_switch_pauses_and_shuts_the_door()
    {
        var tenant = await product.ATenant();
        var provider = await AnIdentityProvider.OfAsync(product, tenant);
        (await tenant.Api.PutAsJsonAsync("/api/v1/scim/state", new { state = "paused" })).Dispose();
        var paused = await provider.GetAsync("/Users");
        (await tenant.Api.PutAsJsonAsync("/api/v1/scim/state", new { state = "off" })).Dispose();
        var off = await provider.PostAsync("/Users", """{"userName":"ada"}""");
        (await tenant.Api.PutAsJsonAsync("/api/v1/scim/state", new { state = "on" })).Dispose();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "300", HttpStatusCode.NotFound), (paused.Status, paused.RetryAfter, off.Status));
        Assert.Equal(0, (await provider.GetAsync("/Users")).Total);
    }

    [Fact]
    public async Task The_log_tells_what_was_done_and_what_was_refused()
    {
        var tenant = await product.ATenant();
        var provider = await AnIdentityProvider.OfAsync(product, tenant);
        await provider.AUserAsync("ada");
        await provider.PostAsync("/Users", """{"userName":"ada"}""");
        await provider.GetAsync("/Users");

        var lines = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/scim/log")).GetProperty("items").EnumerateArray().ToList();
        using var page = await (await tenant.OwnerAsync()).Browser.GetAsync($"/t/{tenant.Slug}/settings/provisioning");

        Assert.Equal([(409, "ada", "Entra"), (201, "ada", "Entra")], lines.Select(l => (l.GetProperty("status").GetInt32(), l.GetProperty("subject").GetString(), l.GetProperty("token").GetString())));
        Assert.Contains("ada is a member of this workspace already.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Me_is_who_the_token_belongs_to()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        var provider = await AnIdentityProvider.OfAsync(product, tenant);
        var ada = tenant.Member("ada");
        await provider.AUserAsync("ada", $$""","emails":[{"value":"{{ada.Email}}"}]""");
        CallContext.Enter(tenant.Id);
        var key = await product.Grains.Tenant(tenant.Id).IssueKey(new Contracts.Tenants.IssueApiKey(new Actor("member", ada.Id, Role.Admin, [], [], ada.Id), "ada's", [Scopes.ScimWrite], null, ada.Id));
        using var client = product.Client(key.Value.Token);

        var me = await client.GetFromJsonAsync<JsonElement>("/scim/v2/Me");

        Assert.Equal(ada.Id.ToString(), me.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await provider.GetAsync("/Me")).Status);
    }

    private async Task<AnIdentityProvider> ProviderAsync() => await AnIdentityProvider.OfAsync(product, await product.ATenant());
}

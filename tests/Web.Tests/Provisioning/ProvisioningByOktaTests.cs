using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Provisioning;

/// <summary>The requests of Okta, in the shapes in which it sends them, and what happens to members who were there before.</summary>
public sealed class ProvisioningByOktaTests(ProductHost product)
{
    [Fact]
    public async Task A_user_is_looked_for_made_and_replaced()
    {
        var okta = await OktaAsync();
        var before = await okta.GetAsync("/Users?filter=userName%20eq%20%22ada%40acme.example%22&startIndex=1&count=100");
        var made = await okta.SendAsync("POST", "/Users", """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada@acme.example","name":{"givenName":"Ada","familyName":"Lovelace"},
             "emails":[{"primary":true,"value":"ada@acme.example","type":"work"}],"displayName":"Ada Lovelace","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7","groups":[],"password":"1mz050nq","active":true}
            """, "application/json");
        var id = made.Body.GetProperty("id").GetString();
        var put = await okta.PutAsync($"/Users/{id}", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"{{id}}","userName":"ada@acme.example","name":{"givenName":"Augusta","familyName":"King"},
             "emails":[{"primary":true,"value":"ada@acme.example","type":"work"}],"active":true,"groups":[],"meta":{"resourceType":"User"},"somethingNew":{"a":1} }
            """);

        Assert.Equal((0, HttpStatusCode.Created, HttpStatusCode.OK), (before.Total, made.Status, put.Status));
        Assert.DoesNotContain("1mz050nq", made.Text, StringComparison.Ordinal);
        Assert.Equal("Augusta", put.Body.GetProperty("name").GetProperty("givenName").GetString());
        Assert.False(put.Body.TryGetProperty("displayName", out _));
        Assert.False(put.Body.TryGetProperty("somethingNew", out _));
        Assert.Equal(("W/\"1\"", "W/\"2\""), (made.Tag, put.Tag));
    }

    [Fact]
    public async Task Deactivation_and_a_group_by_put()
    {
        var okta = await OktaAsync();
        var (ada, ben) = (await okta.AUserAsync("ada"), await okta.AUserAsync("ben"));
        var off = await okta.PatchAsync($"/Users/{ada}", """{"op":"replace","value":{"active":false}}""");
        var group = await okta.AGroupAsync("Sales", ada);
        var renamed = await okta.PatchAsync($"/Groups/{group}", $$"""{"op":"replace","value":{"id":"{{group}}","displayName":"Sellers"} }""");
        var afterName = await okta.MembersAsync(group);
        var put = await okta.PutAsync($"/Groups/{group}", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"{{group}}","displayName":"Sellers","members":[{"value":"{{ben}}","display":"ben"}]}""");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.OK), (off.Status, renamed.Status, put.Status));
        Assert.False((await okta.GetAsync($"/Users/{ada}")).Body.GetProperty("active").GetBoolean());
        Assert.Equal([ada], afterName);
        Assert.Equal([ben], await okta.MembersAsync(group));
        Assert.Equal("Sellers", put.Body.GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task A_user_name_is_taken_once_and_free_again_when_its_user_is_gone()
    {
        var okta = await OktaAsync();
        var ada = await okta.AUserAsync("ada");
        var taken = await okta.PostAsync("/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ADA"}""");
        var gone = await okta.DeleteAsync($"/Users/{ada}");
        var look = await okta.GetAsync($"/Users/{ada}");
        var again = await okta.DeleteAsync($"/Users/{ada}");
        var list = await okta.GetAsync("/Users");
        var anew = await okta.AUserAsync("ada");

        Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), (taken.Status, taken.ScimType));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound, 0), (gone.Status, look.Status, again.Status, list.Total));
        Assert.NotEqual(ada, anew);
    }

    [Fact]
    public async Task Members_may_have_no_e_mail_or_the_same()
    {
        var tenant = await product.ATenant();
        var okta = await AnIdentityProvider.OfAsync(product, tenant);
        var none = await okta.AUserAsync("ada");
        var (one, two) = (await okta.AUserAsync("front-desk-1", Mail("desk@acme.example")), await okta.AUserAsync("front-desk-2", Mail("desk@acme.example")));

        Assert.Equal(3, new HashSet<string> { none, one, two }.Count);
        Assert.Equal(2, (await okta.GetAsync("/Users?filter=emails.value eq \"DESK@acme.example\"")).Total);
        Assert.Equal(JsonValueKind.Null, (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{none}")).GetProperty("email").ValueKind);
    }

    [Fact]
    public async Task Only_those_who_came_through_scim_are_listed_and_one_who_was_there_is_taken_over()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "ada");
        var okta = await AnIdentityProvider.OfAsync(product, tenant);
        var before = await okta.GetAsync("/Users");
        var ada = await okta.AUserAsync("ada.lovelace", Mail(tenant.Member("ada").Email));
        var second = await okta.AUserAsync("ada.again", Mail(tenant.Member("ada").Email));

        Assert.Equal(0, before.Total);
        Assert.Equal(tenant.Member("ada").Id.ToString(), ada);
        Assert.NotEqual(ada, second);
        Assert.Equal("manager", (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{ada}")).GetProperty("role").GetString());
        Assert.Equal(2, (await okta.GetAsync("/Users")).Total);
    }

    [Fact]
    public async Task The_only_owner_cannot_be_taken_away()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var okta = await AnIdentityProvider.OfAsync(product, tenant);
        var id = await okta.AUserAsync("the-owner", Mail(owner.Email));

        var off = await okta.PatchAsync($"/Users/{id}", """{"op":"replace","value":{"active":false}}""");
        var gone = await okta.DeleteAsync($"/Users/{id}");

        Assert.Equal(owner.Id.ToString(), id);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (off.Status, gone.Status));
        Assert.Equal("owner", (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{id}")).GetProperty("role").GetString());
    }

    [Fact]
    public async Task A_personal_key_of_who_is_disabled_opens_nothing()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var okta = await AnIdentityProvider.OfAsync(product, tenant);
        var ada = tenant.Member("ada");
        await okta.AUserAsync("ada", Mail(ada.Email));
        CallContext.Enter(tenant.Id);
        var key = await product.Grains.Tenant(tenant.Id).IssueKey(new Contracts.Tenants.IssueApiKey(new Actor("member", ada.Id, Role.Rep, [], [], ada.Id), "ada's", [Scopes.All], null, ada.Id));

        await okta.PatchAsync($"/Users/{ada.Id}", """{"op":"replace","value":{"active":false}}""");
        using var client = product.Client(key.Value.Token);
        using var byKey = await client.GetAsync("/api/v1/calls");
        using var bySession = await ada.Browser.GetAsync($"/t/{tenant.Slug}/calls");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), (byKey.StatusCode, bySession.StatusCode));
    }

    private static string Mail(string address) => $$""","emails":[{"value":"{{address}}","primary":true}]""";

    private async Task<AnIdentityProvider> OktaAsync() => await AnIdentityProvider.OfAsync(product, await product.ATenant());
}

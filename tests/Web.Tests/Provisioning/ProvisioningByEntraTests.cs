using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Provisioning;

/// <summary>The requests of Microsoft Entra ID, in the shapes in which it sends them.</summary>
public sealed class ProvisioningByEntraTests(ProductHost product)
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    [Fact]
    public async Task The_test_of_a_connection_finds_nobody()
    {
        var entra = await EntraAsync();

        var found = await entra.GetAsync("/Users?filter=userName+eq+%22c7e3b8a1-0f2d-4d55-9a1f-8f5b6d0e2f11%22");

        Assert.Equal((HttpStatusCode.OK, 0, "application/scim+json"), (found.Status, found.Total, found.Media));
        Assert.Empty(found.Body.GetProperty("Resources").EnumerateArray());
    }

    [Fact]
    public async Task A_user_is_made_and_found_by_its_external_id()
    {
        var entra = await EntraAsync();

        var made = await entra.PostAsync("/Users", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","{{Enterprise}}"],"externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"Ada@Contoso.example","active":true,
             "displayName":"Ada Lovelace","title":"Engineer","emails":[{"primary":true,"type":"work","value":"ada@contoso.example"}],"meta":{"resourceType":"User"},
             "name":{"formatted":"Ada Lovelace","familyName":"Lovelace","givenName":"Ada"},"{{Enterprise}}":{"department":"Sales","manager":"m1"},"roles":[{"primary":"True","value":"Manager"}],"unheardOf":1}
            """);
        var found = await entra.GetAsync("/Users?filter=externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"");

        Assert.Equal((HttpStatusCode.Created, 1), (made.Status, found.Total));
        Assert.Equal($"W/\"1\"", made.Tag);
        var user = found.Body.GetProperty("Resources")[0];
        Assert.True(JsonElement.DeepEquals(made.Body, user), $"{made.Text}\n{user}");
        Assert.Equal("Sales", user.GetProperty(Enterprise).GetProperty("department").GetString());
        Assert.Equal("m1", user.GetProperty(Enterprise).GetProperty("manager").GetProperty("value").GetString());
        Assert.True(user.GetProperty("roles")[0].GetProperty("primary").GetBoolean());
        Assert.EndsWith($"/scim/v2/Users/{user.GetProperty("id").GetString()}", user.GetProperty("meta").GetProperty("location").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_of_a_user_is_the_members_and_nobody_becomes_an_owner()
    {
        var tenant = await product.ATenant();
        var entra = await AnIdentityProvider.OfAsync(product, tenant);
        var manager = await entra.AUserAsync("ada", ""","roles":["{\"id\":\"7\",\"value\":\"manager\"}"]""");
        var owner = await entra.AUserAsync("ben", ""","roles":[{"value":"owner"}]""");
        await entra.PatchAsync($"/Users/{owner}", """{"op":"Add","path":"roles[primary eq \"True\"].value","value":"analyst"}""");

        Assert.Equal(("manager", "analyst"), (await RoleAsync(tenant, manager), await RoleAsync(tenant, owner)));
    }

    [Fact]
    public async Task Attributes_are_replaced_by_paths_with_brackets_though_there_was_no_such_value()
    {
        var entra = await EntraAsync();
        var id = await entra.AUserAsync("ada");

        var changed = await entra.PatchAsync($"/Users/{id}", $$"""
            {"op":"Add","path":"emails[type eq \"work\"].value","value":"ada@contoso.example"},{"op":"Replace","path":"NAME.givenname","value":"Ada"},
            {"op":"Add","path":"phoneNumbers[type eq \"mobile\"].value","value":"+49 30 1"},{"op":"Add","path":"{{Enterprise}}:department","value":"Sales"},
            {"op":"Add","path":"{{Enterprise}}:manager","value":"m1"},{"op":"Replace","path":"title","value":[{"$ref":null,"value":"Engineer"}]}
            """);
        var user = (await entra.GetAsync($"/Users/{id}")).Body;

        Assert.Equal((HttpStatusCode.NoContent, string.Empty), (changed.Status, changed.Text));
        Assert.Equal(("work", "ada@contoso.example"), (user.GetProperty("emails")[0].GetProperty("type").GetString(), user.GetProperty("emails")[0].GetProperty("value").GetString()));
        Assert.Equal(("Ada", "Engineer", "+49 30 1"), (user.GetProperty("name").GetProperty("givenName").GetString(), user.GetProperty("title").GetString(), user.GetProperty("phoneNumbers")[0].GetProperty("value").GetString()));
        Assert.Equal(("Sales", "m1"), (user.GetProperty(Enterprise).GetProperty("department").GetString(), user.GetProperty(Enterprise).GetProperty("manager").GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("""{"op":"Replace","path":"active","value":"False"}""")]
    [InlineData("""{"op":"Replace","value":{"active":"False"}}""")]
    [InlineData("""{"op":"replace","path":"ACTIVE","value":false}""")]
    [InlineData("""{"op":"Replace","path":"urn:ietf:params:scim:schemas:core:2.0:User:active","value":[{"value":"false"}]}""")]
    public async Task Who_is_disabled_has_no_session_any_more(string operation)
    {
        var tenant = await product.ATenant();
        var entra = await AnIdentityProvider.OfAsync(product, tenant);
        var id = await entra.AUserAsync("ada");
        CallInsight.Contracts.CallContext.Enter(tenant.Id);
        var member = Contracts.GrainKeys.Member(product.Grains, tenant.Id, Guid.Parse(id));
        var session = await member.GetSession();

        await entra.PatchAsync($"/Users/{id}", operation);
        var disabled = await member.GetSession();
        await entra.PatchAsync($"/Users/{id}", """{"op":"Replace","path":"active","value":"True"}""");

        Assert.NotNull(session);
        Assert.Null(disabled);
        Assert.True((await member.GetSession())!.Epoch > session.Epoch);
    }

    [Fact]
    public async Task Removing_one_member_leaves_the_others()
    {
        var entra = await EntraAsync();
        var (ada, ben, cy) = (await entra.AUserAsync("ada"), await entra.AUserAsync("ben"), await entra.AUserAsync("cy"));
        var group = await entra.AGroupAsync("Sales", ada, ben, cy);

        var byValue = await entra.PatchAsync($"/Groups/{group}", $$"""{"op":"Remove","path":"members","value":[{"value":"{{ada}}"}]}""");
        var afterOne = await entra.MembersAsync(group);
        var byPath = await entra.PatchAsync($"/Groups/{group}", $$"""{"op":"Remove","path":"members[value eq \"{{ben}}\"]"}""");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (byValue.Status, byPath.Status));
        Assert.Equal([ben, cy], afterOne);
        Assert.Equal([cy], await entra.MembersAsync(group));
    }

    [Theory]
    [InlineData("""{"op":"Remove","path":"members","value":[]}""")]
    [InlineData("""{"op":"Remove","path":"members","value":[{}]}""")]
    [InlineData("""{"op":"Remove","path":"members","value":null}""")]
    [InlineData("""{"op":"Remove","path":"members","value":"everybody"}""")]
    [InlineData("""{"op":"Remove","path":"members[value eq"}""")]
    [InlineData("""{"op":"Remove"}""")]
    [InlineData("""{"op":"Remove","value":{"members":[]}}""")]
    public async Task A_malformed_removal_fails_and_clears_no_group(string operation)
    {
        var entra = await EntraAsync();
        var ada = await entra.AUserAsync("ada");
        var group = await entra.AGroupAsync("Sales", ada);

        var refused = await entra.PatchAsync($"/Groups/{group}", operation);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal([ada], await entra.MembersAsync(group));
    }

    [Fact]
    public async Task A_group_is_read_without_its_members()
    {
        var entra = await EntraAsync();
        await entra.AGroupAsync("Sales", await entra.AUserAsync("ada"));

        var found = await entra.GetAsync("/Groups?excludedAttributes=members&filter=displayName eq \"sales\"");

        Assert.Equal(1, found.Total);
        Assert.False(found.Body.GetProperty("Resources")[0].TryGetProperty("members", out _));
    }

    [Fact]
    public async Task A_group_is_a_team_and_who_is_in_it_counts_for_it()
    {
        var tenant = await product.ATenant();
        var entra = await AnIdentityProvider.OfAsync(product, tenant);
        var ada = await entra.AUserAsync("ada");
        var (sales, support) = (await entra.AGroupAsync("Sales", ada), await entra.AGroupAsync("Support", ada));
        var first = await TeamAsync(tenant, ada);
        await entra.PatchAsync($"/Groups/{sales}", $$"""{"op":"Remove","path":"members","value":[{"value":"{{ada}}"}]}""");
        var second = await TeamAsync(tenant, ada);
        await entra.DeleteAsync($"/Groups/{support}");

        Assert.Equal((sales, support, null), (first, second, await TeamAsync(tenant, ada)));
    }

    [Fact]
    public async Task A_team_chosen_by_hand_stays()
    {
        var tenant = await product.ATenant();
        var entra = await AnIdentityProvider.OfAsync(product, tenant);
        var ada = await entra.AUserAsync("ada");
        var ours = await tenant.ATeamAsync("Ours");
        using var moved = await tenant.Api.PatchAsJsonAsync($"/api/v1/members/{ada}", new { team = ours });
        await entra.AGroupAsync("Sales", ada);

        Assert.Equal(ours.ToString(), await TeamAsync(tenant, ada));
    }

    private static async Task<string?> TeamAsync(TestTenant tenant, string member)
    {
        var team = (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{member}")).GetProperty("team");
        return team.ValueKind == JsonValueKind.Object ? team.GetProperty("id").GetString() : team.GetString();
    }

    private static async Task<string?> RoleAsync(TestTenant tenant, string member) => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{member}")).GetProperty("role").GetString();

    private async Task<AnIdentityProvider> EntraAsync() => await AnIdentityProvider.OfAsync(product, await product.ATenant());
}

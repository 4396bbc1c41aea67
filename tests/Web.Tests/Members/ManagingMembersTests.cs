using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Members;

public sealed class ManagingMembersTests(ProductHost product)
{
    [Fact]
    public async Task A_deactivated_member_is_out_at_the_next_request_and_comes_back_when_reactivated()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var ada = tenant.Member("ada");
        Assert.Equal(HttpStatusCode.OK, await ProfileAsync(tenant, ada));

        using var deactivated = await PatchAsync(tenant, ada.Id, new { status = "deactivated" });
        var outside = await ProfileAsync(tenant, ada);
        using var twice = await PatchAsync(tenant, ada.Id, new { status = "deactivated" });
        using var reactivated = await PatchAsync(tenant, ada.Id, new { status = "active" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (deactivated.StatusCode, twice.StatusCode, reactivated.StatusCode));
        Assert.Equal(HttpStatusCode.Redirect, outside);
        Assert.Equal("active", (await MemberAsync(tenant, ada.Id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_only_owner_stays_an_owner()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        CallContext.Enter(tenant.Id);
        var grain = product.Grains.Member(tenant.Id, owner.Id);

        var demoted = await grain.ChangeRole(new(Actor.System, Role.Rep, null));
        var deactivated = await grain.Deactivate(new(Actor.System));

        Assert.Equal(("member.lastOwner", "member.lastOwner"), (demoted.Refusal?.Code, deactivated.Refusal?.Code));
        Assert.Equal((Role.Owner, "active"), ((await grain.GetAccount())!.Role, (await grain.GetAccount())!.Status));
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        var tenant = await product.ATenant().WithMember(Role.Owner, "bob");
        var (ada, bob) = (await tenant.OwnerAsync(), tenant.Member("bob"));
        CallContext.Enter(tenant.Id);

        var left = await Task.WhenAll(
            product.Grains.Member(tenant.Id, ada.Id).Deactivate(new(Actor.System)),
            product.Grains.Member(tenant.Id, bob.Id).Deactivate(new(Actor.System)));

        Assert.Single(left, r => r.Ok);
        Assert.Single(left, r => r.Refusal?.Code == "member.lastOwner");
    }

    [Fact]
    public async Task Another_workspaces_member_is_as_little_there_as_nobody()
    {
        var (ours, theirs) = (await product.ATenant(), await product.ATenant().WithMember(Role.Rep, "ada"));
        var (ada, nobody) = (theirs.Member("ada").Id, Guid.NewGuid());

        foreach (var ask in new Func<Guid, Task<HttpResponseMessage>>[]
        {
            id => ours.Api.GetAsync($"/api/v1/members/{id}"),
            id => PatchAsync(ours, id, new { role = "admin" }),
            id => ours.Api.PostAsync($"/api/v1/members/{id}/password-link", null),
            id => ours.Api.DeleteAsync($"/api/v1/members/{id}/sessions"),
            id => ours.Api.DeleteAsync($"/api/v1/invitations/{id}"),
        })
        {
            using var foreign = await ask(ada);
            using var missing = await ask(nobody);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
            Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
        }

        Assert.Equal("rep", (await MemberAsync(theirs, ada)).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Members_come_page_by_page_and_filtered()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada").WithMember(Role.Analyst, "bob");

        var first = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members?limit=2");
        var second = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members?limit=2&cursor={first.GetProperty("nextCursor").GetString()}");
        var analysts = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members?role=analyst");

        Assert.Equal((2, 1), (first.GetProperty("items").GetArrayLength(), second.GetProperty("items").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
        Assert.Equal("bob", Assert.Single(analysts.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_manager_leads_what_the_team_says()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "ada");
        var ada = tenant.Member("ada").Id;

        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/teams", new { name = "North", leads = new[] { ada } });
        var team = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var taken = await tenant.Api.PostAsJsonAsync("/api/v1/teams", new { name = "North" });
        CallContext.Enter(tenant.Id);
        var leading = (await product.Grains.Member(tenant.Id, ada).GetSession())!.Leads;
        using var deleted = await tenant.Api.DeleteAsync($"/api/v1/teams/{team}");
        var after = (await product.Grains.Member(tenant.Id, ada).GetSession())!.Leads;

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.NoContent), (made.StatusCode, taken.StatusCode, deleted.StatusCode));
        Assert.Equal([team], leading);
        Assert.Empty(after);
    }

    private static Task<HttpResponseMessage> PatchAsync(TestTenant tenant, Guid member, object change) => tenant.Api.PatchAsJsonAsync($"/api/v1/members/{member}", change);

    private static Task<JsonElement> MemberAsync(TestTenant tenant, Guid member) => tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{member}");

    private static async Task<HttpStatusCode> ProfileAsync(TestTenant tenant, TestMember member)
    {
        using var profile = await member.Browser.GetAsync($"/t/{tenant.Slug}/profile");
        return profile.StatusCode;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.SignIn.Connections;

public sealed class SigningInByAProviderTests(SsoHost host) : IClassFixture<SsoHost>
{
    [Fact]
    public async Task Somebody_new_becomes_a_member_and_opens_the_page_that_was_wanted()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);
        var wanted = $"/t/{world.Tenant.Slug}/profile";

        var page = await ada.OpenAsync($"/t/{world.Tenant.Slug}/signin");
        var signedIn = await world.SignInAsync(ada, returnUrl: wanted);

        Assert.Contains("Sign in with Acme SSO", page.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, wanted), (signedIn.Status, signedIn.Location));
        var profile = await ada.OpenAsync(wanted);
        Assert.Equal(HttpStatusCode.OK, profile.Status);
        Assert.Contains("Ada Lovelace", profile.Body, StringComparison.Ordinal);
        Assert.Equal(("rep", "active"), await MemberAsync(world));
    }

    [Fact]
    public async Task The_second_time_the_subject_counts_whatever_the_address_is()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);
        using var again = new Visitor(host.Product);
        await world.SignInAsync(ada);
        (world.Twin.Person["email"], world.Twin.Person["email_verified"]) = ("somebody@elsewhere.example", false);

        var signedIn = await world.SignInAsync(again);

        Assert.Equal($"/t/{world.Tenant.Slug}/", signedIn.Location);
        Assert.Equal(1, await CountAsync(world, "ada@"));
        Assert.Equal(0, await CountAsync(world, "elsewhere"));
    }

    [Fact]
    public async Task A_member_who_is_there_is_found_by_a_verified_address_of_a_proved_domain()
    {
        await using var world = await host.AWorldAsync(changes: new { justInTime = false });
        await world.Tenant.AddMemberAsync(Role.Manager, "ada");
        using var ada = new Visitor(host.Product);

        var signedIn = await world.SignInAsync(ada);

        Assert.Equal($"/t/{world.Tenant.Slug}/", signedIn.Location);
        Assert.Equal(("manager", "active"), await MemberAsync(world));
    }

    [Fact]
    public async Task Groups_give_role_and_team_at_each_sign_in()
    {
        await using var world = await host.AWorldAsync();
        var team = await world.Tenant.ATeamAsync("North");
        await world.ChangeAsync(new { groupsClaim = "groups", rules = new object[] { new { group = "Leads", role = "manager", team }, new { group = "Numbers", role = "analyst" } } });
        world.Twin.Person["groups"] = new[] { "Everybody", "Leads" };
        using var first = new Visitor(host.Product);
        using var second = new Visitor(host.Product);
        using var third = new Visitor(host.Product);

        await world.SignInAsync(first);
        var lead = await MemberAsync(world);
        world.Twin.Person["groups"] = new[] { "Numbers" };
        await world.SignInAsync(second);
        var analyst = await MemberAsync(world);
        world.Twin.Person["groups"] = Array.Empty<string>();
        await world.SignInAsync(third);

        Assert.Equal(("manager", "analyst", "rep"), (lead.Role, analyst.Role, (await MemberAsync(world)).Role));
    }

    [Fact]
    public async Task An_address_that_only_userinfo_tells_is_taken_from_there()
    {
        await using var world = await host.AWorldAsync();
        foreach (var claim in new[] { "email", "email_verified", "name" })
        {
            world.Twin.Person.Remove(claim, out var value);
            world.Twin.UserInfo[claim] = value;
        }

        using var ada = new Visitor(host.Product);
        Assert.Equal($"/t/{world.Tenant.Slug}/", (await world.SignInAsync(ada)).Location);

        world.Twin.UserInfo["sub"] = "somebody-else";
        using var eve = new Visitor(host.Product);
        Assert.Equal("sso.notAccepted", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
    }

    [Fact]
    public async Task Nobody_is_made_or_found_by_an_address_that_nobody_answers_for()
    {
        await using var world = await host.AWorldAsync();
        await using var unproved = await host.AWorldAsync(isProved: false);
        await using var closed = await host.AWorldAsync(changes: new { justInTime = false });
        var unverified = world.Twin.Person;
        using var ada = new Visitor(host.Product);

        unverified["email_verified"] = false;
        Assert.Equal("sso.emailNotVerified", SsoWorld.RefusalOf(await world.SignInAsync(ada)));
        unverified.Remove("email_verified");
        Assert.Equal("sso.emailNotVerified", SsoWorld.RefusalOf(await world.SignInAsync(ada)));
        unverified.Remove("email");
        Assert.Equal("sso.noEmail", SsoWorld.RefusalOf(await world.SignInAsync(ada)));
        Assert.Equal("sso.domainNotProved", SsoWorld.RefusalOf(await unproved.SignInAsync(ada)));
        Assert.Equal("sso.notAMember", SsoWorld.RefusalOf(await closed.SignInAsync(ada)));
        Assert.Equal((0, 0, 0), (await CountAsync(world, "ada@"), await CountAsync(unproved, "ada@"), await CountAsync(closed, "ada@")));
        Assert.Equal(HttpStatusCode.Redirect, (await ada.OpenAsync($"/t/{world.Tenant.Slug}/profile")).Status);
    }

    [Fact]
    public async Task A_refusal_is_told_in_words()
    {
        await using var world = await host.AWorldAsync(changes: new { justInTime = false });
        using var ada = new Visitor(host.Product);

        var refused = await world.SignInAsync(ada);

        Assert.Contains("You are no member of this workspace", (await ada.OpenAsync(refused.Location!)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", (await ada.OpenAsync($"/t/{world.Tenant.Slug}/signin?refused=made-up")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deactivated_member_stays_out_and_sessions_of_the_connection_end_with_the_member()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);
        await world.SignInAsync(ada);
        var member = await IdAsync(world);
        CallContext.Enter(world.Tenant.Id);
        await host.Product.Grains.Member(world.Tenant.Id, member).Deactivate(new DeactivateMember(Actor.System));

        var profile = await ada.OpenAsync($"/t/{world.Tenant.Slug}/profile");

        Assert.Equal(HttpStatusCode.Redirect, profile.Status);
        Assert.Equal("sso.notActive", SsoWorld.RefusalOf(await world.SignInAsync(ada)));
    }

    [Fact]
    public async Task A_connection_that_is_off_and_one_of_another_tenant_are_not_there()
    {
        await using var world = await host.AWorldAsync();
        await using var off = await host.AWorldAsync(isOn: false);
        using var ada = new Visitor(host.Product);

        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(off.Start)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync($"/t/{off.Tenant.Slug}/sso/oidc/{world.Connection}/start")).Status);
        Assert.DoesNotContain("Acme SSO", (await ada.OpenAsync($"/t/{off.Tenant.Slug}/signin")).Body, StringComparison.Ordinal);

        var asked = await ada.LeaveAsync(world.Start);
        await world.ChangeAsync(new { enabled = false });
        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(world.Twin.Authorize(asked))).Status);
    }

    [Fact]
    public async Task An_owner_is_found_by_address_only_where_an_owner_has_saved_the_connection()
    {
        await using var world = await host.AWorldAsync();
        var owner = await world.Tenant.OwnerAsync();
        (world.Twin.Person["sub"], world.Twin.Person["email"]) = ("owner-1", owner.Email);
        using var visitor = new Visitor(host.Product);
        using var again = new Visitor(host.Product);

        Assert.Equal("sso.ownerNotTrusted", SsoWorld.RefusalOf(await world.SignInAsync(visitor)));
        CallContext.Enter(world.Tenant.Id);
        var self = new Actor("member", owner.Id, Role.Owner, [], [], owner.Id);
        Assert.True((await host.Product.Grains.Connections(world.Tenant.Id).Change(new ChangeConnection(self, world.Connection, null, null, null))).Ok);
        Assert.Null(SsoWorld.RefusalOf(await world.SignInAsync(visitor)));

        // An admin puts a provider of their own in its place, which says the same of itself.
        await using var forger = await OidcTwin.StartAsync();
        foreach (var (claim, value) in world.Twin.Person)
        {
            forger.Person[claim] = value;
        }

        var forged = world with { Twin = forger };
        await world.ChangeAsync(new { issuer = forger.Issuer });
        await forged.TestAsync();
        await world.ChangeAsync(new { enabled = true });
        Assert.Equal("sso.ownerNotTrusted", SsoWorld.RefusalOf(await forged.SignInAsync(again)));
    }

    [Fact]
    public async Task Where_to_go_afterwards_never_leaves_the_workspace()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);

        Assert.Equal($"/t/{world.Tenant.Slug}/", (await world.SignInAsync(ada, returnUrl: "https://evil.example/")).Location);
    }

    private static async Task<(string Role, string Status)> MemberAsync(SsoWorld world)
    {
        var ada = (await AllAsync(world)).Single(m => m.GetProperty("email").GetString() == $"ada@{world.Tenant.Slug}.example");
        return (ada.GetProperty("role").GetString()!, ada.GetProperty("status").GetString()!);
    }

    private static async Task<Guid> IdAsync(SsoWorld world) => (await AllAsync(world)).Single(m => m.GetProperty("email").GetString() == $"ada@{world.Tenant.Slug}.example").GetProperty("id").GetGuid();

    private static async Task<int> CountAsync(SsoWorld world, string part) => (await AllAsync(world)).Count(m => m.GetProperty("email").GetString()!.Contains(part, StringComparison.Ordinal));

    private static async Task<List<JsonElement>> AllAsync(SsoWorld world) => [.. (await world.Tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members")).GetProperty("items").EnumerateArray()];
}

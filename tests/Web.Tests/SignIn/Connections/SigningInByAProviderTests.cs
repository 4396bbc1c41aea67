using System.Net;
using CallInsight.Contracts;
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
        Assert.Equal(("rep", "active"), await world.MemberAsync());
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
        Assert.Equal(1, await world.CountAsync("ada@"));
        Assert.Equal(0, await world.CountAsync("elsewhere"));
    }

    [Fact]
    public async Task A_member_who_is_there_is_found_by_a_verified_address_of_a_proved_domain()
    {
        await using var world = await host.AWorldAsync(changes: new { justInTime = false });
        await world.Tenant.AddMemberAsync(Role.Manager, "ada");
        using var ada = new Visitor(host.Product);

        var signedIn = await world.SignInAsync(ada);

        Assert.Equal($"/t/{world.Tenant.Slug}/", signedIn.Location);
        Assert.Equal(("manager", "active"), await world.MemberAsync());
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
        var lead = await world.MemberAsync();
        world.Twin.Person["groups"] = new[] { "Numbers" };
        await world.SignInAsync(second);
        var analyst = await world.MemberAsync();
        world.Twin.Person["groups"] = Array.Empty<string>();
        await world.SignInAsync(third);

        Assert.Equal(("manager", "analyst", "rep"), (lead.Role, analyst.Role, (await world.MemberAsync()).Role));
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
    public async Task Where_to_go_afterwards_never_leaves_the_workspace()
    {
        await using var world = await host.AWorldAsync();
        using var ada = new Visitor(host.Product);

        Assert.Equal($"/t/{world.Tenant.Slug}/", (await world.SignInAsync(ada, returnUrl: "https://evil.example/")).Location);
    }
}

using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Web.Tests.SignIn.Connections;

/// <summary>Whom a provider vouches for and who is not let in all the same.</summary>
public sealed class StayingOutTests(SsoHost host) : IClassFixture<SsoHost>
{
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
        Assert.Equal((0, 0, 0), (await world.CountAsync("ada@"), await unproved.CountAsync("ada@"), await closed.CountAsync("ada@")));
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
        var member = await world.IdAsync();
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
        await world.ChangeAsync(new { issuer = forger.Issuer, clientSecret = OidcTwin.Secret });
        await forged.TestAsync();
        await world.ChangeAsync(new { enabled = true });
        Assert.Equal("sso.ownerNotTrusted", SsoWorld.RefusalOf(await forged.SignInAsync(again)));
    }

    [Fact]
    public async Task A_member_who_became_an_owner_stays_out_until_an_owner_has_saved_the_connection()
    {
        await using var world = await host.AWorldAsync();
        var owner = await world.Tenant.OwnerAsync();
        using var ada = new Visitor(host.Product);
        using var again = new Visitor(host.Product);
        Assert.Null(SsoWorld.RefusalOf(await world.SignInAsync(ada)));
        var self = new Actor("member", owner.Id, Role.Owner, [], [], owner.Id);
        CallContext.Enter(world.Tenant.Id);
        Assert.True((await host.Product.Grains.Member(world.Tenant.Id, await world.IdAsync()).ChangeRole(new ChangeMember(self, Role.Owner, null))).Ok);

        Assert.Equal("sso.ownerNotTrusted", SsoWorld.RefusalOf(await world.SignInAsync(again)));
        CallContext.Enter(world.Tenant.Id);
        Assert.True((await host.Product.Grains.Connections(world.Tenant.Id).Change(new ChangeConnection(self, world.Connection, null, null, null))).Ok);
        Assert.Null(SsoWorld.RefusalOf(await world.SignInAsync(again)));
    }

    [Fact]
    public async Task An_address_that_only_looks_like_a_member_s_in_small_letters_is_none()
    {
        await using var world = await host.AWorldAsync();
        await world.Tenant.AddMemberAsync(Role.Manager, "mark");
        world.Twin.Person["email"] = $"mar\u212A@{world.Tenant.Slug}.example";
        using var eve = new Visitor(host.Product);

        Assert.Equal("sso.noEmail", SsoWorld.RefusalOf(await world.SignInAsync(eve)));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.SignIn;

public sealed class UsingALinkTests(ProductHost product)
{
    private const string Password = "a password of my own";

    [Fact]
    public async Task Who_is_invited_joins_by_the_link_once()
    {
        var tenant = await product.ATenant();
        var link = await InviteAsync(tenant, "bob@example.com");
        using var bob = new Visitor(product);

        var joined = await bob.SendAsync(link, "link", ("name", "Bob B."), ("password", Password));
        using var other = new Visitor(product);
        var again = await other.OpenAsync(link);

        Assert.Equal($"/t/{tenant.Slug}/", joined.Location);
        Assert.Contains("Bob B.", (await bob.OpenAsync($"/t/{tenant.Slug}/profile")).Body, StringComparison.Ordinal);
        Assert.Contains("does not work any more", again.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync(tenant, "BOB@example.com", Password)).Status);
    }

    [Fact]
    public async Task A_newer_link_ends_the_older()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var older = await PasswordLinkAsync(tenant, "ada");
        var newer = await PasswordLinkAsync(tenant, "ada");
        using var ada = new Visitor(product);

        Assert.Contains("does not work any more", (await ada.OpenAsync(older)).Body, StringComparison.Ordinal);
        Assert.Contains("Set a new password", (await ada.OpenAsync(newer)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_before_it()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        using var ada = new Visitor(product);

        await ada.SendAsync(await PasswordLinkAsync(tenant, "ada"), "link", ("password", Password));
        using var before = await tenant.Member("ada").Browser.GetAsync($"/t/{tenant.Slug}/profile");

        Assert.Equal(HttpStatusCode.OK, (await ada.OpenAsync($"/t/{tenant.Slug}/profile")).Status);
        Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
    }

    [Fact]
    public async Task A_link_works_in_its_own_workspace_alone()
    {
        var (ours, theirs) = (await product.ATenant(), await product.ATenant());
        var link = await InviteAsync(ours, "bob@example.com");
        using var bob = new Visitor(product);

        var elsewhere = await bob.OpenAsync(link.Replace(ours.Slug, theirs.Slug, StringComparison.Ordinal));

        Assert.Contains("does not work any more", elsewhere.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_password_leaves_the_link_unused()
    {
        var tenant = await product.ATenant();
        var link = await InviteAsync(tenant, "bob@example.com");
        using var bob = new Visitor(product);

        var refused = await bob.SendAsync(link, "link", ("name", "Bob"), ("password", "short"));

        Assert.Contains("id=\"field-password-error\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Join the workspace", (await bob.OpenAsync(link)).Body, StringComparison.Ordinal);
    }

    private static async Task<string> InviteAsync(TestTenant tenant, string email)
    {
        using var invited = await tenant.Api.PostAsJsonAsync("/api/v1/invitations", new { email, name = "Bob", role = "rep" });
        return await PathAsync(invited);
    }

    private static async Task<string> PasswordLinkAsync(TestTenant tenant, string member)
    {
        using var made = await tenant.Api.PostAsync($"/api/v1/members/{tenant.Member(member).Id}/password-link", null);
        return await PathAsync(made);
    }

    private static async Task<string> PathAsync(HttpResponseMessage answer)
        => new Uri((await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!).AbsolutePath;
}

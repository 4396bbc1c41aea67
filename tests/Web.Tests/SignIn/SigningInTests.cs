using System.Net;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.SignIn;

public sealed partial class SigningInTests(ProductHost product)
{
    [Fact]
    public async Task The_right_password_opens_the_page_that_was_wanted()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var ada = new Visitor(product);
        var members = $"/t/{tenant.Slug}/settings/members";

        var refused = await ada.OpenAsync(members);
        var signedIn = await ada.SendAsync(refused.Location!, "signin", ("name", tenant.Member("ada").Email), ("password", TestTenant.Password));

        Assert.Equal(($"/t/{tenant.Slug}/signin?returnUrl={Uri.EscapeDataString(members)}", members), (refused.Location, signedIn.Location));
        Assert.Equal(HttpStatusCode.OK, (await ada.OpenAsync(members)).Status);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_an_invited_member_get_the_same_answer()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        using var visitor = new Visitor(product);

        var wrong = await visitor.SignInAsync(tenant, tenant.Member("ada").Email, "not the password");
        var unknown = await visitor.SignInAsync(tenant, $"bob@{tenant.Slug}.example", "not the password");
        var invited = await visitor.SignInAsync(tenant, $"owner@{tenant.Slug}.example", "not the password");

        Assert.Contains("do not belong together", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(Bare(wrong), Bare(unknown));
        Assert.Equal(Bare(wrong), Bare(invited));
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_right_one_is_refused_too()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada").WithMember(Role.Rep, "bob");
        using var visitor = new Visitor(product);

        // The first one alone: it brings the cookie of the form, which the others then share.
        await visitor.SignInAsync(tenant, tenant.Member("ada").Email, "not the password");
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => visitor.SignInAsync(tenant, tenant.Member("ada").Email, "not the password")));

        var locked = await visitor.SignInAsync(tenant, tenant.Member("ada").Email);
        var other = await visitor.SignInAsync(tenant, tenant.Member("bob").Email);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (locked.Status, other.Status));
        Assert.Contains("do not belong together", locked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_two_members_share_signs_in_neither_but_a_user_name_does()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada").WithMember(Role.Rep, "bob");
        using var visitor = new Visitor(product);
        await TestDatabase.RunAsync(product.Database.Connections.App, $"select set_config('app.tenant', '{tenant.Id}', false); update members set email = 'team@example.com' where tenant_id = '{tenant.Id}' and role = 'rep'");

        var shared = await visitor.SignInAsync(tenant, "team@example.com");
        var named = await visitor.SignInAsync(tenant, tenant.Member("ada").Email);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (shared.Status, named.Status));
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        using var ada = new Visitor(product);
        await ada.SignInAsync(tenant, tenant.Member("ada").Email);

        var profile = $"/t/{tenant.Slug}/profile";
        Assert.Equal(HttpStatusCode.OK, (await ada.OpenAsync(profile)).Status);
        var token = AntiforgeryToken().Match((await ada.OpenAsync(profile)).Body).Groups[1].Value;
        await ada.PostAsync($"/t/{tenant.Slug}/signout", ("__RequestVerificationToken", WebUtility.HtmlDecode(token)));

        Assert.Equal(HttpStatusCode.Redirect, (await ada.OpenAsync(profile)).Status);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        using var visitor = new Visitor(product);

        var forged = await visitor.PostAsync($"/t/{tenant.Slug}/signin", ("_handler", "signin"), ("name", tenant.Member("ada").Email), ("password", TestTenant.Password));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
    }

    [Fact]
    public async Task A_session_of_another_workspace_finds_nothing()
    {
        var (ours, theirs) = (await product.ATenant().WithMember(Role.Owner, "ada"), await product.ATenant());
        using var ada = product.Client();
        ada.DefaultRequestHeaders.Add("Cookie", $"ci-{theirs.Slug}={ours.Member("ada").Cookie}");

        using var answer = await ada.GetAsync($"/t/{theirs.Slug}/settings/members");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>A page without what differs anyway: tokens and the name that was typed.</summary>
    private static string Bare(Seen page) => Differing().Replace(page.Body, string.Empty);

    [GeneratedRegex("value=\"[^\"]*\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Differing();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AntiforgeryToken();
}

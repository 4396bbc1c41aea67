using System.Net;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Hosting;

/// <summary>The words that other tests rely on.</summary>
public sealed class ActingAsAMemberTests(ProductHost product)
{
    [Fact]
    public async Task A_member_sees_the_pages_of_its_workspace()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");

        using var home = await tenant.Member("ada").Browser.GetAsync($"/t/{tenant.Slug}/");

        Assert.Equal((HttpStatusCode.OK, null), (home.StatusCode, home.Headers.Location));
        Assert.Equal(Role.Rep, tenant.Member("ada").Session.Role);
    }

    [Fact]
    public async Task A_member_of_another_workspace_does_not()
    {
        var (ours, theirs) = (await product.ATenant().WithMember(Role.Owner, "ada"), await product.ATenant());
        var ada = ours.Member("ada").Browser;
        ada.DefaultRequestHeaders.Remove("Cookie");
        ada.DefaultRequestHeaders.Add("Cookie", $"ci-{theirs.Slug}={ours.Member("ada").Cookie}");

        using var home = await ada.GetAsync($"/t/{theirs.Slug}/");

        Assert.NotEqual(HttpStatusCode.OK, home.StatusCode);
    }
}

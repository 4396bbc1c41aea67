using System.Net;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using CallInsight.Web.SignIn;
using Xunit;

namespace CallInsight.Web.Tests.SignIn;

public sealed class CountingByAddressTests(ProductHost product)
{
    private const int Most = 30;

    [Fact]
    public async Task After_thirty_wrong_ones_from_an_address_the_right_one_is_refused_there_and_nowhere_else()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        using var guesser = new Visitor(product, "192.0.2.7");
        using var elsewhere = new Visitor(product, "192.0.2.8");

        // The first one alone: it brings the cookie of the form, which the others then share. Each tries another account.
        await guesser.SignInAsync(tenant, "nobody", "not the password");
        await Task.WhenAll(Enumerable.Range(1, Most - 1).Select(i => guesser.SignInAsync(tenant, $"nobody{i}", "not the password")));
        var locked = await guesser.SignInAsync(tenant, tenant.Member("ada").Email);
        var other = await elsewhere.SignInAsync(tenant, tenant.Member("ada").Email);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (locked.Status, other.Status));
        Assert.Contains("do not belong together", locked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_workspace_does_not_count_them()
    {
        var tenant = await product.ATenant();
        var other = await product.ATenant().WithMember(Role.Rep, "bob");
        using var visitor = new Visitor(product, "192.0.2.9");
        await visitor.SignInAsync(tenant, "nobody", "not the password");
        await Task.WhenAll(Enumerable.Range(0, Most).Select(i => visitor.SignInAsync(tenant, $"nobody{i}", "not the password")));

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(other, other.Member("bob").Email)).Status);
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void A_customer_of_a_provider_is_one_address(string one, string other, bool same)
        => Assert.Equal(same, VisitorAddress.HashOf(IPAddress.Parse(one)) == VisitorAddress.HashOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData("", 0)]
    [InlineData("192.0.2.1", 1)]
    [InlineData("192.0.2.1, 10.0.0.0/8,2001:db8::/32", 3)]
    [InlineData("proxy.example", null)]
    public void Proxies_are_addresses_and_networks(string setting, int? networks) => Assert.Equal(networks, new SignInOptions { TrustedProxies = setting }.Proxies()?.Count);
}

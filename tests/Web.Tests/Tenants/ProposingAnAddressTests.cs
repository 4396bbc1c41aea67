using CallInsight.Web.Tenants;
using Xunit;

namespace CallInsight.Web.Tests.Tenants;

public sealed class ProposingAnAddressTests
{
    [Theory]
    [InlineData("Acme", "acme")]
    [InlineData("  Müller & Söhne GmbH ", "muller-sohne-gmbh")]
    [InlineData("a--b__c", "a-b-c")]
    [InlineData("株式会社", "")]
    [InlineData("", "")]
    public void It_is_made_of_the_name(string name, string slug) => Assert.Equal(slug, SlugProposal.Of(name));

    [Fact]
    public void It_is_no_longer_than_an_address_may_be() => Assert.Equal(63, SlugProposal.Of(new string('a', 200)).Length);
}

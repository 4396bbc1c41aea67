using CallInsight.Web.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace CallInsight.Web.Tests.Hosting;

public sealed class FetchingFilesElsewhereTests
{
    [Theory]
    [InlineData("", "lib/app.abc.css")]
    [InlineData("https://cdn.example.com", "https://cdn.example.com/lib/app.abc.css")]
    [InlineData("https://cdn.example.com/callinsight/", "https://cdn.example.com/callinsight/lib/app.abc.css")]
    public void A_file_has_the_address_of_the_network_where_there_is_one(string cdn, string expected) => Assert.Equal(expected, Of(cdn).At("lib/app.abc.css"));

    [Fact]
    public void The_policy_lets_styles_and_scripts_come_from_the_network_and_nothing_else()
    {
        var policy = SecurityHeaders.PolicyOf(Of("https://cdn.example.com/callinsight").Origin).Split("; ");

        Assert.Equal(["script-src 'self' https://cdn.example.com", "style-src 'self' 'unsafe-inline' https://cdn.example.com"], policy.Where(p => p.Contains("cdn.example.com", StringComparison.Ordinal)));
        Assert.Contains("script-src 'self'", SecurityHeaders.PolicyOf(null).Split("; "));
    }

    [Fact]
    public void Only_bundles_are_shared_with_other_origins_and_only_with_a_network()
    {
        Assert.True(Of("https://cdn.example.com").IsShared("/lib/portal.abc.js"));
        Assert.False(Of("https://cdn.example.com").IsShared("/t/acme/calls"));
        Assert.False(Of("").IsShared("/lib/portal.abc.js"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://cdn.example.com", true)]
    [InlineData("cdn.example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:password@cdn.example.com", false)]
    public void What_is_no_address_is_refused_at_the_start(string cdn, bool isGood) => Assert.Equal(isGood, new CdnOptions { Cdn = cdn }.IsGood);

    private static Cdn Of(string cdn) => new(Options.Create(new CdnOptions { Cdn = cdn }));
}

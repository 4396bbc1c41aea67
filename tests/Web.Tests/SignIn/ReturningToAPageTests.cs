using CallInsight.Web.SignIn;
using Xunit;

namespace CallInsight.Web.Tests.SignIn;

public sealed class ReturningToAPageTests
{
    [Theory]
    [InlineData("/t/acme/calls?q=price", "/t/acme/calls?q=price")]
    [InlineData("/t/acme", "/t/acme/")]
    [InlineData(null, "/t/acme/")]
    [InlineData("https://evil.example/", "/t/acme/")]
    [InlineData("//evil.example/", "/t/acme/")]
    [InlineData("/\\evil.example/", "/t/acme/")]
    [InlineData("/t/acme/\\evil.example", "/t/acme/")]
    [InlineData("/t/other/calls", "/t/acme/")]
    [InlineData("/t/acme/../other", "/t/acme/")]
    [InlineData("/t/acme/\tcalls", "/t/acme/")]
    [InlineData("/t/acme/signin?returnUrl=x", "/t/acme/")]
    public void Only_pages_of_the_workspace_are_returned_to(string? wanted, string next) => Assert.Equal(next, ReturnAddress.Of(wanted, "/t/acme"));

    [Theory]
    [InlineData("/calls", "/calls")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    public void So_it_is_where_the_workspace_has_a_host_of_its_own(string wanted, string next) => Assert.Equal(next, ReturnAddress.Of(wanted, ""));
}

using CallInsight.Web.SignIn;
using Xunit;

namespace CallInsight.Web.Tests.SignIn;

public sealed class ChoosingAPasswordTests
{
    [Theory]
    [InlineData("twelve chars")]
    [InlineData("correct horse battery staple")]
    [InlineData("пароль-из-слов")]
    public void A_long_one_is_good_whatever_it_is_made_of(string password) => Assert.Null(PasswordRules.FaultOf(password, "ada@example.com", "Ada"));

    [Theory]
    [InlineData(null)]
    [InlineData("elevenchars")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("Ada@Example.com")]
    public void A_short_or_obvious_one_is_not(string? password) => Assert.NotNull(PasswordRules.FaultOf(password, "ada@example.com", "Ada"));

    [Fact]
    public void So_long_that_hashing_it_would_be_work_for_us_is_refused_too() => Assert.NotNull(PasswordRules.FaultOf(new string('x', 190) + "abcdefghijk"));
}

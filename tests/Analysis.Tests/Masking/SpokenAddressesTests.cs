using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class SpokenAddressesTests
{
    [Theory]
    [InlineData("you can write to john dot smith at gmail dot com", "email: john dot smith at gmail dot com")]
    [InlineData("it's jane underscore doe at acme dot co dot uk", "email: jane underscore doe at acme dot co dot uk")]
    [InlineData("my email is j o h n at yahoo dot com", "email: j o h n at yahoo dot com")]
    [InlineData("send it to info at bright tech dot io please", "email: info at bright tech dot io")]
    [InlineData("that is john.smith at gmail.com", "email: john.smith at gmail.com")]
    [InlineData("our website is acme dot com", "url: acme dot com")]
    [InlineData("you can find us at acme dot com", "url: acme dot com")]
    [InlineData("go to www dot callinsight dot io slash pricing", "url: www dot callinsight dot io slash pricing")]
    public void An_address_that_is_said_is_masked_whole(string text, string span) => Assert.Equal([span], Masked.In(text));

    [Theory]
    [InlineData("connect the dot to the line")]
    [InlineData("it is at the dot")]
    [InlineData("dot com")]
    public void A_dot_alone_is_left(string text) => Assert.Empty(Masked.In(text));
}

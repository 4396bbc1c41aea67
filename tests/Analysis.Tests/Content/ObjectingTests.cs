using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Content;

public sealed class ObjectingTests
{
    [Theory]
    [InlineData("That's way over what we budgeted.", "price")]
    [InlineData("We can't afford it.", "price")]
    [InlineData("i need to think about it", "timing")]
    [InlineData("Call me back after the summer, we're swamped.", "timing")]
    [InlineData("That's not my decision, it goes to the board.", "authority")]
    [InlineData("We don't need it, thanks.", "need")]
    [InlineData("We're going with another vendor.", "competitor")]
    [InlineData("How do I know that you won't sell my data?", "trust")]
    [InlineData("It's too complicated for our drivers.", "product")]
    [InlineData("I won't sign anything with an auto-renewal.", "contract")]
    public void A_customer_objects(string sentence, string kind) => Assert.Equal([kind], Kinds(sentence));

    [Theory]
    [InlineData("What does it cost?")]
    [InlineData("No problem at all.")]
    [InlineData("I'm not worried about the price.")]
    [InlineData("I was worried about the noise at first, but it's fine.")]
    [InlineData("It used to be too slow for us.")]
    [InlineData("My boss already approved it.")]
    [InlineData("We're not a big company but we're growing quickly.")]
    [InlineData("I can't wait to start.")]
    [InlineData("How do I know when the fitter comes?")]
    public void A_customer_does_not_object(string sentence) => Assert.Empty(Kinds(sentence));

    [Fact]
    public void What_objects_is_mentioned_under_its_topic()
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("B", 0, 9, "Honestly, we can't afford it.").Analyse();
        Assert.Equal("can't afford", Assert.Single(call.Topics!, t => t.Topic == "objection").Match);
    }

    private static IEnumerable<string> Kinds(string sentence)
        => ATranscript.Of().Rep("A").Customer("B").Says("B", 0, 9, sentence).Analyse().Objections!.Select(o => o.Kind);
}

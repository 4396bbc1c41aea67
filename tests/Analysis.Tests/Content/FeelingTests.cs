using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Content;

public sealed class FeelingTests
{
    [Theory]
    [InlineData("VADER is smart, handsome, and funny.", 0.8316)]
    [InlineData("VADER is smart, handsome, and funny!", 0.8439)]
    [InlineData("VADER is very smart, handsome, and funny.", 0.8545)]
    [InlineData("VADER is not smart, handsome, nor funny.", -0.7424)]
    [InlineData("The book was good.", 0.4404)]
    [InlineData("The book was only kind of good.", 0.3832)]
    [InlineData("The plot was good, but the characters are uncompelling and the dialog is not great.", -0.7042)]
    [InlineData("At least it isn't a horrible book.", 0.431)]
    [InlineData("Today SUX!", -0.5461)]
    [InlineData("The table is brown.", 0)]
    public void The_score_is_the_one_of_the_published_examples(string text, double score)
        => Assert.Equal(score, Scores(text)[0]!.Value, 4);

    [Theory]
    [InlineData("Okay, yeah, sure, alright.")]
    [InlineData("Well, I'd like to play it on Friday, please.")]
    [InlineData("Thank you.")]
    [InlineData("Good morning, nice to meet you.")]
    [InlineData("Don't worry.")]
    [InlineData("No problem.")]
    [InlineData("What kind of support do you want?")]
    [InlineData("Oh my god!")]
    [InlineData("That's pretty much it.")]
    public void Answers_politeness_and_topics_say_nothing_of_a_feeling(string text) => Assert.InRange(Scores(text)[0]!.Value, -0.0499, 0.0499);

    [Theory]
    [InlineData("Thank you so much")]
    [InlineData("I like it")]
    [InlineData("That's not bad")]
    [InlineData("It is pretty good")]
    [InlineData("I can't wait to try it")]
    [InlineData("No, that makes sense")]
    public void These_please(string text) => Assert.InRange(Scores(text)[0]!.Value, 0.05, 1);

    [Theory]
    [InlineData("I don't like it")]
    [InlineData("You did what?!")]
    [InlineData("The tool is clunky and slow")]
    [InlineData("It doesn't make me happy")]
    [InlineData("I'm not a fan of it")]
    [InlineData("Oh no.")]
    public void These_do_not(string text) => Assert.InRange(Scores(text)[0]!.Value, -1, -0.05);

    [Fact]
    public void A_side_is_weighed_by_its_words()
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("B", 0, 1, "Great!").Says("B", 1, 9, "That is a terrible idea from start to end.").Analyse();
        var scores = call.Sentiment.Utterances;
        Assert.Equal((scores[0]!.Value + (9 * scores[1]!.Value)) / 10, call["sentimentCustomer"]!.Value, 12);
        Assert.Null(call["sentimentRep"]);
    }

    private static IReadOnlyList<double?> Scores(string text) => ATranscript.Of().Rep("A").Says("A", 0, 1, text).Analyse().Sentiment.Utterances;
}

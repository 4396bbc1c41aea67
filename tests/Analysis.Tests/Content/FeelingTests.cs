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

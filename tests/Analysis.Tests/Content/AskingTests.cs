using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Content;

public sealed class AskingTests
{
    [Theory]
    [InlineData("What are you using today?", "open")]
    [InlineData("So how do you handle that now?", "open")]
    [InlineData("Why is that?", "open")]
    [InlineData("How many seats do you need?", "closed")]
    [InlineData("When would you like to start?", "closed")]
    [InlineData("Do you have a budget?", "closed")]
    [InlineData("You're coming?", "closed")]
    [InlineData("It works, doesn't it?", "closed")]
    [InlineData("do you have a budget", "closed")]
    [InlineData("okay so what does that look like", "open")]
    [InlineData("how long have you been there", "closed")]
    [InlineData("i was wondering if you have a minute", "closed")]
    [InlineData("that works for you doesn't it", "closed")]
    public void A_sentence_asks(string sentence, string kind) => Assert.Equal([kind], Kinds(sentence));

    [Theory]
    [InlineData("Really?")]
    [InlineData("Oh yeah?")]
    [InlineData("What I mean is that it works")]
    [InlineData("when we started there was nothing")]
    [InlineData("we have done that before")]
    [InlineData("That is right.")]
    [InlineData("I do not know")]
    public void A_sentence_does_not_ask(string sentence) => Assert.Empty(Kinds(sentence));

    [Fact]
    public void Each_sentence_of_an_utterance_asks_on_its_own_and_at_most_once()
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 9, "Hello. Who is there, and what do you want? Is it you?!\nWhy now?").Analyse();
        Assert.Equal(["Who is there, and what do you want?", "Is it you?!", "Why now?"], call.Questions!.Select(q => q.Text));
        Assert.Equal(3, call["questionsRep"]);
        Assert.Equal(3, call.Speakers[0].Questions);
    }

    [Fact]
    public void A_figure_an_address_or_a_title_ends_no_sentence()
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 9, "Is Mr. Smith of example.com paying 3.5 percent?").Analyse();
        Assert.Single(call.Questions!);
    }

    [Fact]
    public void A_question_starts_with_its_first_word_where_words_are_timed()
    {
        var call = ATranscript.Of().Rep("A").SaysWords("A", ("Hello.", 1, 2), ("Who", 2.5, 3), ("calls?", 3, 4)).Analyse();
        Assert.Equal(2.5, Assert.Single(call.Questions!).Start);
    }

    [Fact]
    public void A_german_question_is_found_without_its_mark()
    {
        var call = ATranscript.Of().In("de").Rep("A").Says("A", 0, 4, "also haben sie schon ein Angebot").Analyse();
        Assert.Equal("closed", Assert.Single(call.Questions!).Kind);
        Assert.Null(call.Sentiment.Utterances[0]);
    }

    private static IEnumerable<string> Kinds(string sentence)
        => ATranscript.Of().Rep("A").Says("A", 0, 9, sentence).Analyse().Questions!.Select(q => q.Kind);
}

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
    [InlineData("for the long term do you think it pays", "closed")]
    [InlineData("at some point how do you measure that", "open")]
    [InlineData("what uh what do you need", "open")]
    [InlineData("does procurement sign that", "closed")]
    [InlineData("who do you report to", "closed")]
    [InlineData("what if the price changes", "open")]
    [InlineData("anything else", "closed")]
    [InlineData("why", "open")]
    [InlineData("How many?", "closed")]
    [InlineData("How likely is it?", "closed")]
    [InlineData("How did that go?", "open")]
    [InlineData("If it came back, what would you do?", "open")]
    [InlineData("Wh-what do you need?", "open")]
    [InlineData("Can you- can you tell me a little about it?", "open")]
    [InlineData("Do you know what it costs?", "closed")]
    [InlineData("Tell me about your process.", "open")]
    [InlineData("Could you walk me through the rollout?", "open")]
    public void A_sentence_asks(string sentence, string kind) => Assert.Equal([kind], Kinds(sentence));

    [Theory]
    [InlineData("Really?")]
    [InlineData("Oh yeah?")]
    [InlineData("What I mean is that it works")]
    [InlineData("when we started there was nothing")]
    [InlineData("we have done that before")]
    [InlineData("That is right.")]
    [InlineData("I do not know")]
    [InlineData("Is that right?")]
    [InlineData("isn't that interesting")]
    [InlineData("i don't know if it works or not")]
    [InlineData("i wonder if it pays")]
    [InlineData("what i'm saying is that it works")]
    [InlineData("which could be the reason")]
    [InlineData("how to do this is another matter")]
    [InlineData("is that the")]
    [InlineData("right")]
    public void A_sentence_does_not_ask(string sentence) => Assert.Empty(Kinds(sentence));

    [Theory]
    [InlineData("we start on monday then", "right")]
    [InlineData("We start on Monday then.", "Right?")]
    [InlineData("We start on Monday then.", "Is that right?")]
    [InlineData("they never told you that", "didn't they")]
    public void A_word_of_confirmation_asks_after_ones_own_statement_alone(string statement, string check)
    {
        Assert.Equal([1], Asked(("A", statement), ("A", check)));
        Assert.Empty(Asked(("B", statement), ("A", check)));
        Assert.Empty(Asked(("A", "yeah"), ("A", check)));
    }

    [Theory]
    [InlineData("so you work in finance", "yes for ten years", true)]
    [InlineData("you don't use any tool", "no", true)]
    [InlineData("so you work in finance", "um no i don't", true)]
    [InlineData("so you work in finance", "i see", false)]
    [InlineData("so they work in finance", "yes", false)]
    public void A_statement_about_the_other_asks_when_it_is_answered_by_yes_or_no(string statement, string answer, bool asks)
    {
        Assert.Equal(asks ? [0] : [], Asked(("A", statement), ("B", answer)));
        Assert.Empty(Asked(("A", statement), ("A", answer)));
    }

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

    private static IEnumerable<int> Asked(params (string Speaker, string Text)[] speech)
        => speech.Aggregate(ATranscript.Of().Rep("A").Customer("B"), (call, said) => call.Says(said.Speaker, 0, 9, said.Text)).Analyse().Questions!.Select(q => q.Utterance);

    private static IEnumerable<string> Kinds(string sentence)
        => ATranscript.Of().Rep("A").Says("A", 0, 9, sentence).Analyse().Questions!.Select(q => q.Kind);
}

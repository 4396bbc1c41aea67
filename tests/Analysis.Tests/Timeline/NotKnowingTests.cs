using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Timeline;

public sealed class NotKnowingTests
{
    private static readonly string[] OfTime =
    [
        "talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "switchesPerMinute", "interactivity",
        "patienceSeconds", "wordsPerMinuteRep", "wordsPerMinuteCustomer", "fillersPerMinuteRep", "interruptionsByRep",
        "interruptionsByCustomer", "overlapSeconds", "silenceSeconds", "longestSilenceSeconds", "topic.pricing.firstMinute",
    ];

    private static readonly string[] OfRoles =
    [
        "talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "patienceSeconds", "questionsRep", "questionsCustomer",
        "wordsPerMinuteRep", "wordsPerMinuteCustomer", "fillersPerMinuteRep", "interruptionsByRep", "interruptionsByCustomer",
        "sentimentRep", "sentimentCustomer", "sentimentShiftCustomer",
    ];

    [Fact]
    public void Without_times_no_figure_of_time_is_known()
    {
        var call = ATranscript.Of().Untimed().Rep("A").Customer("B").Says("A", 0, 2, "What is the price?").Says("B", 2, 4, "Too high.").Analyse();
        Assert.All(OfTime, key => Assert.Null(call[key]));
        Assert.Null(call.Interruptions);
        Assert.Equal(4, call["durationSeconds"]);
        Assert.All(call.Speakers, s => Assert.Null(s.TalkSeconds));
        Assert.All(call.Speakers, s => Assert.Null(s.LongestTurnSeconds));
        Assert.Equal(1, call["questionsRep"]);
        Assert.Equal(1, call["topic.pricing.mentions"]);
        Assert.NotNull(call["sentimentCustomer"]);
    }

    [Fact]
    public void Without_roles_no_figure_of_a_role_is_known()
    {
        var call = ATranscript.Of().Speaker("A").Speaker("B").Says("A", 0, 2, "Fine weather.").Says("B", 2, 4, "It is.").Analyse();
        Assert.All(OfRoles, key => Assert.Null(call[key]));
        Assert.Null(call.Sentiment.RepQuarters);
        Assert.Equal(0, call["overlapSeconds"]);
        Assert.Equal(30, call["switchesPerMinute"]!.Value / 0.5);
    }

    [Fact]
    public void With_one_side_alone_there_is_no_talk_ratio_but_its_own_figures()
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 10, "Hello, this is a message for you.").Analyse();
        Assert.Null(call["talkRatio"]);
        Assert.Equal(10, call["longestMonologueSeconds"]);
        Assert.Equal(42, call["wordsPerMinuteRep"]);
        Assert.Null(call["longestCustomerStorySeconds"]);
    }

    [Fact]
    public void A_language_without_rules_says_so_instead_of_giving_an_english_figure()
    {
        var call = ATranscript.Of().In("fr").Rep("A").Customer("B").Says("A", 0, 2, "Comment ça va ?").Says("B", 2, 4, "Très bien.").Analyse();
        Assert.Equal("fr", call.Language);
        Assert.Null(call.Questions);
        Assert.Null(call["questionsRep"]);
        Assert.All(call.Sentiment.Utterances, s => Assert.Null(s));
        Assert.Null(call["topic.pricing.mentions"]);
        Assert.Null(call["nextStepAgreed"]);
        Assert.Null(call.Summary);
        Assert.Null(call.KeyPhrases);
        Assert.Equal(0.5, call["talkRatio"]);
    }

    [Fact]
    public void A_quarter_in_which_a_side_is_silent_has_no_sentiment()
    {
        var call = ATranscript.Of().Rep("A").Customer("B")
            .Says("B", 0, 10, "This is terrible.").Says("A", 10, 60, "I see what you mean.").Says("B", 80, 100, "This is great, thank you.").Analyse();
        var quarters = call.Sentiment.CustomerQuarters!;
        Assert.True(quarters[0] < 0);
        Assert.Null(quarters[1]);
        Assert.Null(quarters[2]);
        Assert.Equal(quarters[3] - quarters[0], call["sentimentShiftCustomer"]);
    }
}

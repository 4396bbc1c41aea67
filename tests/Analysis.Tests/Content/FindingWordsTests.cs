using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Content;

public sealed class FindingWordsTests
{
    [Fact]
    public void A_topic_is_found_inflected_and_not_inside_another_word()
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 9, "The prices surprised us, but pricing per seat is fair.").Analyse();
        Assert.Equal(["prices", "pricing", "per seat"], call.Topics!.Where(t => t.Topic == "pricing").Select(t => t.Match));
    }

    [Fact]
    public void A_tracker_hears_only_its_side()
    {
        var tracker = new Tracker("onboarding", ["onboarding", "go live"], SpeakerRole.Customer);
        var call = ATranscript.Of().Rep("A").Customer("B")
            .Says("A", 0, 5, "Our onboarding is short.").Says("B", 60, 65, "When could we go live, and who does the onboarding?")
            .Analyse(trackers: tracker);
        Assert.Equal(2, call["topic.onboarding.mentions"]);
        Assert.Equal(1, call["topic.onboarding.firstMinute"]);
    }

    [Theory]
    [InlineData("migration", "We migrated twice, and each migration hurt.", 2)]
    [InlineData("price", "That was a surprise.", 0)]
    [InlineData("send * proposal", "I am sending you the proposal.", 1)]
    [InlineData("send * proposal", "Send all of us two more proposals.", 0)]
    [InlineData("* single * sign on *", "Single or no sign on.", 1)]
    [InlineData("roll * out * *", "We roll it out.", 1)]
    public void A_tracker_hears_inflected_words_and_words_that_stand_near_each_other(string term, string sentence, double mentions)
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 5, sentence).Analyse(trackers: new Tracker("own", [term], null));
        Assert.Equal(mentions, call["topic.own.mentions"]);
    }

    [Fact]
    public void A_tracker_works_in_a_language_without_rules()
    {
        var call = ATranscript.Of().In("fr").Customer("B").Says("B", 0, 5, "Le tarif est trop cher").Analyse(trackers: new Tracker("prix", ["tarif"], null));
        Assert.Equal(1, call["topic.prix.mentions"]);
    }

    [Fact]
    public void A_customer_objects_and_a_rep_does_not()
    {
        var call = ATranscript.Of().Rep("A").Customer("B")
            .Says("A", 0, 5, "Is that too expensive for you?").Says("B", 5, 9, "Honestly it is too expensive. We already have a tool.").Analyse();
        Assert.Equal([("price", "Honestly it is too expensive."), ("competitor", "We already have a tool.")], call.Objections!.Select(o => (o.Kind, o.Text)));
        Assert.Equal(2, call["topic.objection.mentions"]);
    }

    [Fact]
    public void Fillers_are_counted_by_the_minute_of_talk_and_a_phrase_counts_once()
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 30, "Um, so, you know, uh we could do that").Analyse();
        Assert.Equal(6, call["fillersPerMinuteRep"]);
    }

    [Fact]
    public void Key_phrases_are_what_comes_back()
    {
        var call = ATranscript.Of().Rep("A").Customer("B")
            .Says("A", 0, 5, "Do you need single sign-on?").Says("B", 5, 9, "Single sign-on is a must, and data residency too.")
            .Says("A", 9, 12, "Data residency and single sign-on we have, and an audit log.").Says("B", 12, 14, "The audit log matters.").Analyse();
        Assert.Contains(call.KeyPhrases!, k => k.Text.StartsWith("single sign", StringComparison.OrdinalIgnoreCase) && k.Utterances.SequenceEqual([0, 1, 2]));
        Assert.All(call.KeyPhrases!, k => Assert.InRange(k.Weight, 0, 1));
        Assert.Equal(1, call.KeyPhrases![0].Weight);
    }

    [Fact]
    public void A_summary_has_at_most_eight_sentences_in_the_order_of_the_call_and_at_most_two_of_one_eighth_of_it()
    {
        var builder = ATranscript.Of().Rep("A");
        for (var i = 0; i < 400; i++)
        {
            builder.Says("A", i, i + 1, $"The {Noun(i)} of the {Noun(i / 3)} decides over the {Noun(i * 7)} every single week.");
        }

        var summary = builder.Analyse().Summary!;
        Assert.InRange(summary.Count, 4, 8);
        Assert.Equal(summary.Select(s => s.Utterance).Order(), summary.Select(s => s.Utterance));

        Assert.All(summary, s => Assert.Equal($"The {Noun(s.Utterance)} of the {Noun(s.Utterance / 3)} decides over the {Noun(s.Utterance * 7)} every single week.", s.Text));
        Assert.InRange(summary.GroupBy(s => s.Utterance / 50).Max(part => part.Count()), 1, 2);

        static string Noun(int i) => new[] { "budget", "team", "contract", "server", "report", "customer", "deadline", "migration" }[i % 8] + (i % 5);
    }
}

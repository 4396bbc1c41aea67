using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Timeline;

/// <summary>A short call whose figures are worked out by hand.</summary>
public sealed class ReadingACallTests
{
    // A speaks 0–10, B acknowledges inside, A goes on to 16; B tells 18–38; A cuts in at 35 and speaks to 45; silence to 50; B ends 50–60.
    private static readonly Findings Call = ATranscript.Of().Rep("A").Customer("B")
        .Says("A", 0, 10, "Thanks for taking the time today.")
        .Says("B", 9, 9.5, "Mhm.")
        .Says("A", 10, 16, "What are you using at the moment?")
        .Says("B", 18, 38, "We have a sheet that everybody edits and it breaks every week.")
        .Says("A", 35, 45, "And what does that cost you?")
        .Says("B", 50, 60, "About two days a month.")
        .Analyse();

    [Theory]
    [InlineData("durationSeconds", 60)]
    [InlineData("talkRatio", 26 / (26 + 30.5))]
    [InlineData("longestMonologueSeconds", 16)]
    [InlineData("longestCustomerStorySeconds", 20)]
    [InlineData("switchesPerMinute", 3)]
    [InlineData("interactivity", 3)]
    [InlineData("patienceSeconds", 0)]
    [InlineData("questionsRep", 2)]
    [InlineData("questionsCustomer", 0)]
    [InlineData("wordsPerMinuteRep", 19 / (26 / 60.0))]
    [InlineData("fillersPerMinuteRep", 0)]
    [InlineData("interruptionsByRep", 1)]
    [InlineData("interruptionsByCustomer", 0)]
    [InlineData("overlapSeconds", 3.5)]
    [InlineData("silenceSeconds", 7)]
    [InlineData("longestSilenceSeconds", 5)]
    [InlineData("nextStepAgreed", 0)]
    [InlineData("topic.pricing.mentions", 1)]
    [InlineData("topic.pricing.firstMinute", 35 / 60.0)]
    [InlineData("topic.budget.mentions", 0)]
    public void A_metric_is_as_counted_by_hand(string key, double value) => Assert.Equal(value, Call[key]!.Value, 12);

    [Fact]
    public void A_backchannel_breaks_no_turn_and_switches_no_speaker()
    {
        Assert.Equal([1], Call.Backchannels);
        Assert.Equal([0, 2], Call.Turns[0].Utterances);
        Assert.Equal(["A", "B", "A", "B"], Call.Turns.Select(t => t.Speaker));
    }

    [Fact]
    public void An_interruption_tells_who_cut_in_on_whom_when_and_for_how_long()
        => Assert.Equal([new Interruption(4, "A", "B", 35, 3)], Call.Interruptions);

    [Fact]
    public void Under_two_seconds_of_overlap_is_no_interruption()
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("A", 0, 10, "One thing.").Says("B", 8.5, 14, "Another thing.").Analyse();
        Assert.Empty(call.Interruptions!);
        Assert.Equal(1.5, call["overlapSeconds"]);
    }

    [Fact]
    public void Who_ends_before_the_other_does_interrupts_nobody()
        => Assert.Empty(ATranscript.Of().Rep("A").Customer("B").Says("A", 0, 10, "One thing.").Says("B", 4, 10, "Another thing.").Analyse().Interruptions!);

    [Fact]
    public void Gaps_over_ten_seconds_are_not_patience_and_negative_ones_count_as_none()
    {
        var call = ATranscript.Of().Rep("A").Customer("B")
            .Says("B", 0, 5, "One.").Says("A", 4, 6, "Two.")
            .Says("B", 6, 10, "Three.").Says("A", 12, 13, "Four.")
            .Says("B", 13, 14, "Five.").Says("A", 24.5, 25, "Six.")
            .Analyse();
        Assert.Equal(1.0, call["patienceSeconds"]);
    }

    [Fact]
    public void Word_times_close_gaps_of_two_seconds_and_leave_longer_ones()
    {
        var call = ATranscript.Of().Rep("A").Customer("B")
            .SaysWords("A", ("so", 0, 1), ("yes", 3, 4), ("well", 6.5, 7))
            .SaysWords("B", ("no", 1.5, 2.5))
            .Analyse();
        Assert.Equal(4.5, call.Speakers[0].TalkSeconds);
        Assert.Equal(1, call["overlapSeconds"]);
        Assert.Equal(2.5, call["silenceSeconds"]);
    }

    [Fact]
    public void The_recording_is_longer_than_what_was_said()
        => Assert.Equal(90, ATranscript.Of().Rep("A").Says("A", 0, 10, "Hello there.").Recorded(90).Analyse()["durationSeconds"]);
}

using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingPlainTextTests
{
    [Fact]
    public void Lines_of_names_and_words_are_estimated_one_after_another()
    {
        var read = Reading.Of(Samples.Text);

        Assert.Equal(["Ada 0-2.4 Hello, is this a good time?", "Ben 2.4-6 Yes, it is: go on. I have an hour.", "Ada 6-6.4 Fine."], Reading.Lines(read));
        Assert.Equal(Timing.Estimated, read.Transcript.Timing);
    }

    [Fact]
    public void Otters_layout_has_name_and_time_above_the_words()
    {
        var read = Reading.Of(Samples.Otter);

        Assert.Equal(["Ada Byron 3-5 Hello there. How are you?", "Ben 9-9.8 Fine, thanks."], Reading.Lines(read));
        Assert.Equal(["line 1", "line 10"], read.Report.LeftOut.Select(left => left.Where));
        Assert.Equal(2, Reading.Estimated(read, "ends"));
    }

    [Theory]
    [InlineData("[00:00:05] Ada: Hi.\n[00:00:09] Ben: Ho.")]
    [InlineData("00:05 Ada: Hi.\n00:09 Ben: Ho.")]
    [InlineData("(0:05) Ada: Hi.\n(0:09) Ben: Ho.")]
    [InlineData("Ada (00:05): Hi.\nBen (00:09): Ho.")]
    [InlineData("Ada [0:05]: Hi.\nBen [0:09]: Ho.")]
    [InlineData("Ada 00:00:05: Hi.\nBen 00:00:09: Ho.")]
    [InlineData("0:05 - Ada\nHi.\n\n0:09 - Ben\nHo.")]
    [InlineData("0:05 | Ada\nHi.\n0:09 | Ben\nHo.")]
    [InlineData("Ada   0:05\nHi.\n\nBen   0:09\nHo.")]
    [InlineData("00:00:05\nAda: Hi.\n00:00:09\nBen: Ho.")]
    [InlineData("**Ada** (0:05): Hi.\n\n**Ben** (0:09): Ho.")]
    [InlineData("[00:00:05 - 00:00:06] Ada: Hi.\n[00:00:09 - 00:00:10] Ben: Ho.")]
    public void Times_may_stand_where_programs_put_them(string source) =>
        Assert.Equal(["Ada 5-5.4 Hi.", "Ben 9-9.4 Ho."], Reading.Lines(Reading.Of(source)));

    [Fact]
    public void A_time_without_a_name_goes_on_with_the_speaker_before()
    {
        var read = Reading.Of("[00:01] Ada: Hi.\n[00:03] And more.\n[00:05] Ben: Ho.");

        Assert.Equal(["Ada 1-1.4 Hi.", "Ada 3-3.8 And more.", "Ben 5-5.4 Ho."], Reading.Lines(read));
    }

    [Fact]
    public void Agent_and_customer_are_sides_of_the_call() =>
        Assert.Equal([SpeakerRole.Rep, SpeakerRole.Customer], Reading.Of("Agent: Hello.\nCustomer: Hi.\n").Transcript.Speakers.Select(s => s.Role));

    [Fact]
    public void Prose_is_read_only_when_it_is_called_text()
    {
        var read = Reading.Of("Nobody is named here. It is all one.", "text");

        Assert.Equal(["unknown 0-3.2 Nobody is named here. It is all one."], Reading.Lines(read));
    }

    [Fact]
    public void Lines_before_the_first_speaker_are_left_out() =>
        Assert.Equal("line 1", Assert.Single(Reading.Of("Call of the fifth of May\n\nAda: Hi.\nBen: Ho.\nAda: Bye.\n").Report.LeftOut).Where);

    [Fact]
    public void Times_that_run_backwards_are_refused_with_the_first_line()
    {
        var fault = Reading.FaultOf("[00:09] Ada: a\n[00:05] Ben: b\n[00:01] Ada: c");

        Assert.Equal(("transcript.timesRunBackwards", 2), (fault.Code, fault.Line));
    }

    [Fact]
    public void One_line_out_of_order_is_put_in_its_place() =>
        Assert.Equal(["Ada 1-1.4 a", "Ada 3-3.4 c", "Ben 5-5.4 b", "Ben 9-9.4 d"], Reading.Lines(Reading.Of("[00:01] Ada: a\n[00:05] Ben: b\n[00:03] Ada: c\n[00:09] Ben: d")));
}

using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingOurOwnFormatTests
{
    [Fact]
    public void No_utterance_is_merged_split_or_dropped_and_text_stays_character_for_character()
    {
        var read = Reading.Of(Samples.CallInsight);

        Assert.Equal([" Hello,  Ben.\n", "", "Who is this?"], read.Transcript.Utterances.Select(u => u.Text));
        Assert.Empty(read.Report.LeftOut);
    }

    [Fact]
    public void Speakers_keep_names_and_roles_and_an_unknown_one_becomes_a_speaker() =>
        Assert.Equal([new("A", "Ada", SpeakerRole.Rep), new("B", null, SpeakerRole.Customer), new Speaker("C", null, SpeakerRole.Unknown)], Reading.Of(Samples.CallInsight).Transcript.Speakers);

    [Fact]
    public void Where_words_are_timed_an_utterance_lasts_from_the_first_to_the_last()
    {
        var first = Reading.Of(Samples.CallInsight).Transcript.Utterances[0];

        Assert.Equal((0.1, 1.0), (first.Start, first.End));
        Assert.Equal([new Word("Hello,", 0.1, 0.5), new Word("Ben.", 0.6, 1.0)], first.Words!);
    }

    [Fact]
    public void Utterances_are_ordered_by_start_end_and_place()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "start": 5, "end": 6, "text": "late" }, { "speaker": "A", "start": 1, "end": 3, "text": "long" }, { "speaker": "B", "start": 1, "end": 2, "text": "short" }, { "speaker": "C", "start": 1, "end": 2, "text": "second" } ] }""");

        Assert.Equal(["short", "second", "long", "late"], read.Transcript.Utterances.Select(u => u.Text));
        Assert.Equal(["A", "B", "C"], read.Transcript.Speakers.Select(s => s.Id));
        Assert.Equal(Timing.Utterance, read.Transcript.Timing);
    }

    [Fact]
    public void Without_any_times_150_words_a_minute_follow_one_another()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "text": "one two three four five" }, { "speaker": "B", "text": "don't" } ] }""");

        Assert.Equal(["A 0-2 one two three four five", "B 2-2.4 don't"], Reading.Lines(read));
        Assert.Equal(Timing.Estimated, read.Transcript.Timing);
        Assert.Equal(2, Reading.Estimated(read, "times"));
        Assert.All(read.Transcript.Utterances, u => Assert.True(u.Estimated));
    }

    [Fact]
    public void A_missing_end_is_estimated_but_not_beyond_the_next_start()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "start": 1, "text": "one two three four five" }, { "speaker": "B", "start": 2, "text": "a b" }, { "speaker": "A", "end": 9, "text": "c d" } ] }""");

        Assert.Equal(["A 1-2 one two three four five", "B 2-2.8 a b", "A 8.2-9 c d"], Reading.Lines(read));
        Assert.Equal((2, 1), (Reading.Estimated(read, "ends"), Reading.Estimated(read, "starts")));
    }

    [Fact]
    public void One_end_before_its_start_is_estimated_and_the_utterance_stays()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "start": 1, "end": 2, "text": "a" }, { "speaker": "A", "start": 3, "end": 4, "text": "b" }, { "speaker": "B", "start": 9, "end": 2, "text": "c" } ] }""");

        Assert.Equal("B 9-9.4 c", Reading.Lines(read)[2]);
        Assert.Equal(1, Reading.Estimated(read, "ends"));
    }

    [Fact]
    public void Times_that_run_backwards_are_refused()
    {
        var fault = Reading.FaultOf("""{ "utterances": [ { "speaker": "A", "start": 5, "end": 2, "text": "a" }, { "speaker": "A", "start": 9, "end": 4, "text": "b" } ] }""");

        Assert.Equal("transcript.timesRunBackwards", fault.Code);
        Assert.Contains("utterances[0]", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("1e999")]
    [InlineData("-1e300")]
    [InlineData("99999999")]
    public void An_impossible_time_is_estimated(string time)
    {
        var read = Reading.Of($$"""{ "utterances": [ { "speaker": "A", "start": 1, "end": 2, "text": "a" }, { "speaker": "A", "start": {{time}}, "end": {{time}}, "text": "b" } ] }""");

        Assert.Equal(["A 1-2 a", "A 2-2.4 b"], Reading.Lines(read));
        Assert.Equal(1, Reading.Estimated(read, "times"));
    }

    [Fact]
    public void Negative_times_move_to_zero_and_the_report_says_so()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "start": -1.5, "end": 2, "text": "a" }, { "speaker": "A", "start": 3, "end": 4, "text": "b" } ] }""");

        Assert.Equal(["A 0-3.5 a", "A 4.5-5.5 b"], Reading.Lines(read));
        Assert.Equal("negative time", Assert.Single(read.Report.LeftOut).What);
    }

    [Fact]
    public void Words_without_times_leave_the_timing_to_the_utterance()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "start": 1, "end": 2, "text": "a b", "words": [ { "text": "a" }, { "text": "b" } ] } ] }""");

        Assert.Equal(Timing.Utterance, read.Transcript.Timing);
        Assert.Null(read.Transcript.Utterances[0].Words);
    }

    [Fact]
    public void A_source_that_says_its_times_are_estimates_is_believed() =>
        Assert.Equal(Timing.Estimated, Reading.Of("""{ "timing": "estimated", "utterances": [ { "speaker": "A", "start": 1, "end": 2, "text": "a" } ] }""").Transcript.Timing);

    [Fact]
    public void Nobody_named_is_one_speaker_and_counted()
    {
        var read = Reading.Of("""{ "utterances": [ { "start": 1, "end": 2, "text": "a" } ] }""");

        Assert.Equal("unknown", Assert.Single(read.Transcript.Speakers).Id);
        Assert.Equal(1, Reading.Estimated(read, "speakers"));
    }

    [Theory]
    [InlineData("""{ "utterances": [] }""", "transcript.empty")]
    [InlineData("""{ "utterances": [ { "speaker": "A", "text": " " } ] }""", "transcript.empty")]
    [InlineData("""{ "utterances": [ { "speaker": "A", "text": "a" }, { "speaker": "A" } ] }""", "transcript.broken")]
    [InlineData("""{ "utterances": [ { "speaker": "A", "text": "a\u0000b" } ] }""", "transcript.notText")]
    public void What_cannot_be_a_transcript_is_refused(string source, string code) => Assert.Equal(code, Reading.FaultOf(source).Code);
}

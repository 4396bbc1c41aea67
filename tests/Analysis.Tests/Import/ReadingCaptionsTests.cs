using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingCaptionsTests
{
    [Fact]
    public void WebVtt_gives_speakers_before_a_colon_without_tags_and_with_wrapped_lines_joined()
    {
        var read = Reading.Of(Samples.WebVtt);

        Assert.Equal(["Ada Byron 1-3 Shall we begin, Ben?", "Ben 3-5.5 Yes & no.", "Ben 6-7.25 I mean yes."], Reading.Lines(read));
        Assert.Equal("en", read.Transcript.Language);
        Assert.Equal("Ada Byron", read.Transcript.Speakers[0].Name);
        Assert.Empty(read.Report.LeftOut);
    }

    [Fact]
    public void Teams_negative_times_move_to_zero_and_metadata_is_left_out()
    {
        var read = Reading.Of(Samples.Teams);

        Assert.Equal(["Ada Byron 0-3.5 Already talking here.", "Ben O'Neil 5.5-7 Good to know."], Reading.Lines(read));
        Assert.Equal(["line 6 cue", "line 3 negative time"], read.Report.LeftOut.Select(left => $"{left.Where} {left.What}"));
    }

    [Fact]
    public void Teams_metadata_alone_is_the_speech()
    {
        var read = Reading.Of("WEBVTT\n\n00:00:16.246 --> 00:00:17.726\n{\"startDateTime\":\"2026-01-05T09:00:16.246+00:00\",\"speakerName\":\"Ada <B>\",\"spokenText\":\"So: a test.\",\"spokenLanguage\":\"en-us\"}\n");

        Assert.Equal(["Ada <B> 16.246-17.726 So: a test."], Reading.Lines(read));
        Assert.Equal(("en", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), (read.Transcript.Language, read.Details.StartedAt!.Value));
    }

    [Fact]
    public void YouTubes_rolling_lines_are_words_once_with_their_times()
    {
        var read = Reading.Of(Samples.YouTube);

        Assert.Equal(["unknown 0-2 we start now", "unknown 2.01-4 and go on", "unknown 4.01-6 until noon"], Reading.Lines(read));
        Assert.Equal(Timing.Word, read.Transcript.Timing);
        Assert.Equal([new Word("we", 0, 0.4), new Word("start", 0.4, 0.9), new Word("now", 0.9, 2)], read.Transcript.Utterances[0].Words!);
    }

    [Fact]
    public void Saying_the_same_again_and_again_is_not_rolling()
    {
        var cues = string.Concat(Enumerable.Range(0, 9).Select(second => $"00:0{second}.000 --> 00:0{second}.900\nYes.\n\n"));

        Assert.Equal(9, Reading.Of("WEBVTT\n\n" + cues).Transcript.Utterances.Count);
    }

    [Fact]
    public void Two_voices_in_a_cue_are_two_utterances_that_share_its_time()
    {
        var read = Reading.Of("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>One two</v> <v.loud Ben>three</v>\n");

        Assert.Equal(["Ada 1-3 One two", "Ben 3-4 three"], Reading.Lines(read));
        Assert.All(read.Transcript.Utterances, u => Assert.True(u.Estimated));
    }

    [Fact]
    public void A_phrase_before_a_colon_is_no_speaker()
    {
        var read = Reading.Of("WEBVTT\n\n00:01.000 --> 00:02.000\nhere is the thing: we wait\n\n00:02.000 --> 00:03.000\nlook at https://example.org or at 10:30\n");

        Assert.Equal("unknown", Assert.Single(read.Transcript.Speakers).Id);
        Assert.StartsWith("here is the thing: we", read.Transcript.Utterances[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dr. Ada Byron (she/her)")]
    [InlineData("+1 (555) 010-9999")]
    [InlineData("ada byron")]
    [InlineData("李雷")]
    [InlineData("Speaker 1")]
    [InlineData("O'Neil, Ben")]
    public void Names_are_of_many_shapes(string name)
    {
        var cues = string.Concat(Enumerable.Range(0, 4).Select(second => $"00:0{second}.000 --> 00:0{second}.900\n{(second % 2 == 0 ? name : "Cy")}: words here\n\n"));

        Assert.Equal([name, "Cy"], Reading.Of("WEBVTT\n\n" + cues).Transcript.Speakers.Select(s => s.Id));
    }

    [Fact]
    public void One_broken_cue_among_others_is_left_out_with_its_line()
    {
        var read = Reading.Of("WEBVTT\n\n00:01.000 --> 00:02.000\nFirst.\n\n00:02.000 --> 00:0x.000\nSecond.\n\n00:04.000 --> 00:03.000\nThird.\n\n00:05.000 --> 00:06.000\n\n00:07.000 --> 00:08.000\nLast.\n");

        Assert.Equal(["First.", "Last."], read.Transcript.Utterances.Select(u => u.Text));
        Assert.Equal(["line 6: its times cannot be read", "line 9: ends before it starts", "line 12: has no words"], read.Report.LeftOut.Select(left => $"{left.Where}: {left.Why}"));
    }

    [Theory]
    [InlineData("WEBVTT\n\n00:01.x --> 00:02.000\nOnly.\n", "transcript.broken", 3)]
    [InlineData("WEBVTT\n\n00:05.000 --> 00:02.000\nOnly.\n", "transcript.timesRunBackwards", 3)]
    [InlineData("WEBVTT\n\n00:09.000 --> 00:10.000\nA: a.\n\n00:05.000 --> 00:06.000\nB: b.\n\n00:01.000 --> 00:02.000\nA: c.\n", "transcript.timesRunBackwards", 6)]
    [InlineData("WEBVTT", "transcript.empty", null)]
    [InlineData("WEBVTT\n\nNOTE nothing\n", "transcript.empty", null)]
    public void A_file_without_a_readable_cue_is_refused_with_the_first_bad_line(string source, string code, int? line)
    {
        var fault = Reading.FaultOf(source);

        Assert.Equal((code, line), (fault.Code, fault.Line));
    }

    [Fact]
    public void Srt_joins_wrapped_lines_and_leaves_out_the_cue_that_ends_before_it_starts()
    {
        var read = Reading.Of(Samples.Srt);

        Assert.Equal(["Ada 1-2.5 Hello there.", "Ben 4-6 Hi."], Reading.Lines(read));
        Assert.Equal("line 7", Assert.Single(read.Report.LeftOut).Where);
    }

    [Fact]
    public void Srt_without_blank_lines_between_cues_is_read() =>
        Assert.Equal(["unknown 1-2 Hello", "unknown 2-3 there"], Reading.Lines(Reading.Of("1\n00:00:01,000 --> 00:00:02,000\nHello\n2\n00:00:02,000 --> 00:00:03,000\nthere\n")));

    [Fact]
    public void Sbv_is_read() => Assert.Equal(["unknown 1-2 Hello there.", "unknown 2.5-4 How are you?"], Reading.Lines(Reading.Of(Samples.Sbv)));
}

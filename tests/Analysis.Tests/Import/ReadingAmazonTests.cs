using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingAwsTranscribeTests
{
    [Fact]
    public void Speaker_segments_are_the_segments_and_punctuation_belongs_to_the_word_before() =>
        Assert.Equal(["spk_0 0.5-4.5 Hello there.", "spk_1 5-5.4 Hi."], Reading.Lines(Reading.Of(Samples.AwsTranscribe)));

    [Fact]
    public void Items_with_labels_of_their_own_are_grouped_by_the_rule()
    {
        var read = Reading.Of("""
            [ { "start_time": "0.1", "end_time": "0.5", "alternatives": [ { "content": "No" } ], "type": "pronunciation", "speaker_label": "spk_0" },
              { "alternatives": [ { "content": "." } ], "type": "punctuation" },
              { "start_time": "0.6", "end_time": "0.9", "alternatives": [ { "content": "Yes" } ], "type": "pronunciation", "speaker_label": "spk_0" },
              { "start_time": "1.0", "end_time": "1.2", "alternatives": [ { "content": "why" } ], "type": "pronunciation", "speaker_label": "spk_1" } ]
            """);

        Assert.Equal(["spk_0 0.1-0.5 No.", "spk_0 0.6-0.9 Yes", "spk_1 1-1.2 why"], Reading.Lines(read));
    }

    [Fact]
    public void Without_speakers_audio_segments_are_the_segments()
    {
        var read = Reading.Of("""
            { "results": { "transcripts": [], "items": [
                { "id": 0, "start_time": "0.1", "end_time": "0.5", "alternatives": [ { "content": "No" } ], "type": "pronunciation" }, { "id": 1, "alternatives": [ { "content": "." } ], "type": "punctuation" },
                { "id": 2, "start_time": "0.6", "end_time": "0.9", "alternatives": [ { "content": "Yes" } ], "type": "pronunciation" }, { "id": 3, "start_time": "1.0", "end_time": "1.2", "alternatives": [ { "content": "why" } ], "type": "pronunciation" } ],
              "audio_segments": [ { "id": 0, "transcript": "No. Yes", "items": [ 0, 1, 2 ] }, { "id": 1, "transcript": "why", "items": [ 3 ] } ] } }
            """);

        Assert.Equal(["unknown 0.1-0.9 No. Yes", "unknown 1-1.2 why"], Reading.Lines(read));
    }

    [Fact]
    public void Channels_are_speakers()
    {
        var read = Reading.Of("""
            { "results": { "transcripts": [], "items": [ { "start_time": "1", "end_time": "2", "alternatives": [ { "content": "b" } ], "type": "pronunciation" } ], "channel_labels": { "channels": [
              { "channel_label": "ch_0", "items": [ { "start_time": "3", "end_time": "4", "alternatives": [ { "content": "a" } ], "type": "pronunciation" } ] },
              { "channel_label": "ch_1", "items": [ { "start_time": "1", "end_time": "2", "alternatives": [ { "content": "b" } ], "type": "pronunciation" } ] } ] } } }
            """);

        Assert.Equal(["ch_1 1-2 b", "ch_0 3-4 a"], Reading.Lines(read));
    }

    [Fact]
    public void A_finished_job_without_speech_is_empty() =>
        Assert.Equal("transcript.empty", Reading.FaultOf("""{ "jobName": "j", "results": { "transcripts": [], "items": [] }, "status": "COMPLETED" }""").Code);
}

public class ReadingAwsCallAnalyticsTests
{
    [Fact]
    public void Participants_have_sides_and_words_have_times()
    {
        var read = Reading.Of(Samples.AwsCallAnalytics);

        Assert.Equal(["AGENT 0.15-1.1 Good day.", "CUSTOMER 1.5-2.1 Hello."], Reading.Lines(read));
        Assert.Equal([SpeakerRole.Rep, SpeakerRole.Customer], read.Transcript.Speakers.Select(s => s.Role));
        Assert.Equal(9, read.Transcript.RecordingSeconds);
    }
}

public class ReadingAwsPostCallAnalyticsTests
{
    [Fact]
    public void A_word_that_ends_as_it_starts_lasts_until_the_next()
    {
        var read = Reading.Of(Samples.AwsPostCallAnalytics);

        Assert.Equal([new Word("Good", 0.5, 1.0), new Word("day.", 1.0, 2.0)], read.Transcript.Utterances[0].Words!);
        Assert.Equal(["spk_1 0.5-2 Good day.", "spk_0 2.5-3 Hi."], Reading.Lines(read));
        Assert.Equal(2, Reading.Estimated(read, "times"));
    }

    [Fact]
    public void Labels_give_names_and_sides()
    {
        var read = Reading.Of(Samples.AwsPostCallAnalytics);

        Assert.Equal([new("spk_1", "Customer", SpeakerRole.Customer), new Speaker("spk_0", "Agent", SpeakerRole.Rep)], read.Transcript.Speakers);
        Assert.Equal((12.5, null, new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), (read.Transcript.RecordingSeconds, read.Details.Id, read.Details.StartedAt));
    }
}

public class ReadingBedrockDataAutomationTests
{
    [Fact]
    public void Segments_take_the_times_of_their_items() =>
        Assert.Equal(["spk_0 0.5-0.9 Hello.", "spk_1 1.5-1.7 Hi"], Reading.Lines(Reading.Of(Samples.Bedrock)));

    [Fact]
    public void Custom_output_gives_its_summary_and_says_that_the_transcript_is_missing()
    {
        var read = Reading.Of("""{ "matched_blueprint": {}, "inference_result": { "call_summary": "A call." } }""");

        Assert.Equal("A call.", Assert.Single(read.Transcript.Utterances).Text);
        Assert.Contains(read.Report.LeftOut, l => l.What == "transcript" && l.Why.Contains("standard output", StringComparison.Ordinal));
    }

    [Fact]
    public void Custom_output_without_a_summary_is_refused()
    {
        var fault = Reading.FaultOf("""{ "matched_blueprint": {}, "inference_result": { "call_topics": ["card"] } }""");

        Assert.Equal("transcript.unknownFormat", fault.Code);
        Assert.Contains("standard output", fault.Message, StringComparison.Ordinal);
    }
}

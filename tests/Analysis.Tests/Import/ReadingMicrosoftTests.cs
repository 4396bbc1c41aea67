using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingAzureSpeechTests
{
    [Fact]
    public void Batch_has_ticks_durations_and_milliseconds_and_leaves_out_what_was_not_recognised()
    {
        var read = Reading.Of(Samples.AzureBatch);

        Assert.Equal(["1 0.5-1.5 Hello there.", "2 3-3.5 Hi."], Reading.Lines(read));
        Assert.Equal("recognizedPhrases[1]", Assert.Single(read.Report.LeftOut).Where);
        Assert.Equal(8, read.Transcript.RecordingSeconds);
    }

    [Fact]
    public void Fast_transcription_has_phrases()
    {
        var read = Reading.Of(Samples.AzureFast);

        Assert.Equal(["1 0.1-0.7 Hello.", "2 1-1.5 Hi."], Reading.Lines(read));
        Assert.Equal((4.0, "en"), (read.Transcript.RecordingSeconds!.Value, read.Transcript.Language));
    }

    [Fact]
    public void Real_time_results_are_a_list_of_ticks() =>
        Assert.Equal(["Guest-1 0.5-1.5 Hello.", "Guest-2 2-2.5 Hi there."], Reading.Lines(Reading.Of(Samples.AzureRealTime)));

    [Fact]
    public void One_result_alone_is_read() =>
        Assert.Equal(["unknown 0.5-1.5 Hello."], Reading.Lines(Reading.Of("""{ "RecognitionStatus": "Success", "DisplayText": "Hello.", "Offset": 5000000, "Duration": 10000000 }""")));

    [Fact]
    public void Channels_are_speakers() =>
        Assert.Equal(["1 0.1-0.2 B", "0 0.3-0.5 A"], Reading.Lines(Reading.Of("""{ "recognizedPhrases": [ { "recognitionStatus": "Success", "channel": 0, "offset": "PT0.3S", "duration": "PT0.2S", "nBest": [ { "display": "A" } ] }, { "recognitionStatus": "Success", "channel": 1, "offset": "PT0.1S", "duration": "PT0.1S", "nBest": [ { "display": "B" } ] } ] }""")));
}

public class ReadingAzureConversationsTests
{
    [Fact]
    public void Participants_named_agent_and_customer_have_sides_and_a_second_conversation_is_left_out()
    {
        var read = Reading.Of(Samples.AzureConversation);

        Assert.Equal(["Agent 0-0.8 Hello there.", "Customer 0.8-1.2 Hi."], Reading.Lines(read));
        Assert.Equal([SpeakerRole.Rep, SpeakerRole.Customer], read.Transcript.Speakers.Select(s => s.Role));
        Assert.Equal("conversations[1]", Assert.Single(read.Report.LeftOut).Where);
    }
}

public class ReadingKnowledgeMiningTests
{
    [Fact]
    public void Markdown_gives_agent_and_customer()
    {
        var read = Reading.Of(Samples.KnowledgeMining);

        Assert.Equal(["Agent 0-0.8 Good day.", "Customer 0.8-2.4 Hello, it is me."], Reading.Lines(read));
        Assert.Equal([SpeakerRole.Rep, SpeakerRole.Customer], read.Transcript.Speakers.Select(s => s.Role));
        Assert.Equal(("k-1", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), (read.Details.Id, read.Details.StartedAt!.Value));
    }
}

using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingDeepgramTests
{
    [Fact]
    public void Words_begin_a_new_utterance_after_a_sentence_a_gap_and_at_another_speaker()
    {
        var read = Reading.Of(Samples.Deepgram);

        Assert.Equal(["0 0.5-1.2 Hi there.", "0 1.3-1.7 How are", "0 2.8-3 you", "1 3.1-3.4 fine"], Reading.Lines(read));
        Assert.Equal((Timing.Word, 9.5, "r-1"), (read.Transcript.Timing, read.Transcript.RecordingSeconds, read.Details.Id));
        Assert.Equal("there.", read.Transcript.Utterances[0].Words![1].Text);
    }

    [Fact]
    public void A_gap_of_one_second_is_none() =>
        Assert.Single(Reading.Of("""{ "results": { "channels": [ { "alternatives": [ { "words": [ { "word": "a", "start": 0.1, "end": 0.7 }, { "word": "b", "start": 1.7, "end": 1.9 } ] } ] } ] } }""").Transcript.Utterances);

    [Fact]
    public void The_vendors_utterances_win_over_words()
    {
        var read = Reading.Of("""{ "results": { "channels": [ { "alternatives": [ { "words": [] } ] } ], "utterances": [ { "start": 1, "end": 3, "channel": 0, "speaker": 1, "transcript": "One. Two.", "words": [ { "word": "one", "start": 1.1, "end": 1.2, "punctuated_word": "One." }, { "word": "two", "start": 2, "end": 2.5, "punctuated_word": "Two." } ] } ] } }""");

        Assert.Equal(["1 1.1-2.5 One. Two."], Reading.Lines(read));
    }

    [Fact]
    public void Channels_are_speakers()
    {
        var read = Reading.Of("""{ "metadata": { "channels": 2 }, "results": { "channels": [ { "alternatives": [ { "words": [ { "word": "late", "start": 5, "end": 6 } ] } ] }, { "alternatives": [ { "words": [ { "word": "early", "start": 1, "end": 2 } ] } ] } ] } }""");

        Assert.Equal(["1 1-2 early", "0 5-6 late"], Reading.Lines(read));
        Assert.Empty(read.Report.Estimated);
    }
}

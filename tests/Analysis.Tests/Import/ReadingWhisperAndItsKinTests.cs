using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingOpenAiTests
{
    [Fact]
    public void Words_beside_the_segments_are_shared_out_among_them()
    {
        var read = Reading.Of(Samples.OpenAiVerbose);

        Assert.Equal(["unknown 0.1-0.9 Hello there.", "unknown 2.2-2.5 Hi."], Reading.Lines(read));
        Assert.Equal(("en", 6.5, Timing.Word), (read.Transcript.Language, read.Transcript.RecordingSeconds!.Value, read.Transcript.Timing));
    }

    [Fact]
    public void Diarized_segments_have_speakers() => Assert.Equal(["agent 0.5-1 Hello.", "B 1.5-2 Hi."], Reading.Lines(Reading.Of(Samples.OpenAiDiarized)));

    [Fact]
    public void Words_alone_are_grouped() =>
        Assert.Equal(["unknown 0-0.5 a b", "unknown 2-2.5 c"], Reading.Lines(Reading.Of("""{ "task": "transcribe", "text": "a b c", "words": [ { "word": "a", "start": 0, "end": 0.2 }, { "word": "b", "start": 0.2, "end": 0.5 }, { "word": "c", "start": 2, "end": 2.5 } ] }""")));

    [Fact]
    public void Text_alone_is_estimated() => Assert.Equal(["unknown 0-0.8 Hello there."], Reading.Lines(Reading.Of("""{ "text": "Hello there.", "usage": { "type": "tokens" } }""")));
}

public class ReadingWhisperTests
{
    [Fact]
    public void Segments_take_the_times_of_their_words() => Assert.Equal(["unknown 0.2-1.1 Hello there."], Reading.Lines(Reading.Of(Samples.Whisper)));

    [Fact]
    public void The_C_plus_plus_port_has_offsets() =>
        Assert.Equal(["unknown 0.5-2 Hi."], Reading.Lines(Reading.Of("""{ "result": { "language": "en" }, "transcription": [ { "timestamps": { "from": "00:00:00,500", "to": "00:00:02,000" }, "offsets": { "from": 500, "to": 2000 }, "text": " Hi." } ] }""")));
}

public class ReadingWhisperXTests
{
    [Fact]
    public void A_word_that_was_not_aligned_lies_between_its_neighbours()
    {
        var read = Reading.Of(Samples.WhisperX);

        Assert.Equal(["SPEAKER_00 0.2-2.1 We pay 40 euros."], Reading.Lines(read));
        Assert.Equal(new Word("40", 0.8, 1.6), read.Transcript.Utterances[0].Words![2]);
        Assert.Equal(1, Reading.Estimated(read, "times"));
        Assert.False(read.Transcript.Utterances[0].Estimated);
    }
}

public class ReadingWhisperTimestampedTests
{
    [Fact]
    public void Words_have_text_and_confidence()
    {
        var read = Reading.Of(Samples.WhisperTimestamped);

        Assert.Equal(["unknown 0.12-0.8 Hello."], Reading.Lines(read));
        Assert.Equal("de", read.Transcript.Language);
    }
}

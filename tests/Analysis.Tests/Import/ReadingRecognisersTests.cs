using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingAssemblyAiTests
{
    [Fact]
    public void Times_are_milliseconds()
    {
        var read = Reading.Of(Samples.AssemblyAi);

        Assert.Equal(["A 0.25-0.6 Hi.", "B 1.1-1.5 Hello."], Reading.Lines(read));
        Assert.Equal((12.0, "en", "t-1"), (read.Transcript.RecordingSeconds!.Value, read.Transcript.Language, read.Details.Id));
    }

    [Theory]
    [InlineData("sentences")]
    [InlineData("paragraphs")]
    public void Sentences_and_paragraphs_are_segments_too(string list) =>
        Assert.Equal(["A 0.1-0.4 Hi."], Reading.Lines(Reading.Of($$"""{ "{{list}}": [ { "text": "Hi.", "start": 100, "end": 500, "words": [ { "text": "Hi.", "start": 100, "end": 400, "speaker": "A" } ] } ], "id": "t", "confidence": 0.9, "audio_duration": 3 }""")));

    [Fact]
    public void Words_alone_are_grouped() =>
        Assert.Equal(["A 0.1-0.4 Hi.", "B 0.5-0.9 Ho"], Reading.Lines(Reading.Of("""{ "audio_url": "x", "text": "Hi. Ho", "utterances": null, "words": [ { "text": "Hi.", "start": 100, "end": 400, "speaker": "A" }, { "text": "Ho", "start": 500, "end": 900, "speaker": "B" } ] }""")));
}

public class ReadingRevTests
{
    [Fact]
    public void A_monologue_is_a_segment_with_its_elements_text()
    {
        var read = Reading.Of(Samples.Rev);

        Assert.Equal(["0 0.3-0.9 Hi, you.", "1 1.5-2.4 Hello<inaudible>"], Reading.Lines(read));
        Assert.Equal("you.", read.Transcript.Utterances[0].Words![1].Text);
    }
}

public class ReadingSpeechmaticsTests
{
    [Fact]
    public void Results_are_grouped_and_UU_is_nobody()
    {
        var read = Reading.Of(Samples.Speechmatics);

        Assert.Equal(["S1 0.5-0.9 Hello.", "S1 1-1.3 Well", "unknown 1.4-1.8 hi"], Reading.Lines(read));
        Assert.Equal((10.0, "call.wav"), (read.Transcript.RecordingSeconds!.Value, read.Details.Title));
    }

    [Fact]
    public void Version_1_names_speakers_by_time() => Assert.Equal(["F1 0.5-0.9 Hello.", "M2 2.1-2.4 Hi"], Reading.Lines(Reading.Of(Samples.SpeechmaticsOld)));
}

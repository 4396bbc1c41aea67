using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingGoogleSpeechTests
{
    [Fact]
    public void The_last_result_repeats_all_words_with_speakers_and_is_read_alone()
    {
        var read = Reading.Of(Samples.GoogleDiarized);

        Assert.Equal(["1 0-0.9 hello there", "2 1.2-1.5 hi"], Reading.Lines(read));
        Assert.Equal("en", read.Transcript.Language);
    }

    [Fact]
    public void Without_speakers_each_result_is_a_segment()
    {
        var read = Reading.Of("""{ "response": { "results": [ { "alternatives": [ { "transcript": "One. Two." } ], "resultEndTime": "3.500s", "languageCode": "de-de" }, { "alternatives": [ {} ] }, { "alternatives": [ { "transcript": " Three.", "words": [ { "startTime": { "seconds": 4 }, "endTime": { "seconds": "4", "nanos": 500000000 }, "word": "Three." } ] } ] } ] } }""");

        Assert.Equal(["unknown 2.7-3.5 One. Two.", "unknown 4-4.5 Three."], Reading.Lines(read));
        Assert.Equal("de", read.Transcript.Language);
    }

    [Fact]
    public void Version_2_labels_speakers_in_every_result()
    {
        var read = Reading.Of("""{ "results": [ { "alternatives": [ { "transcript": "Hi. Ho.", "words": [ { "startOffset": "0.1s", "endOffset": "0.5s", "word": "Hi.", "speakerLabel": "1" }, { "startOffset": "0.6s", "endOffset": "0.9s", "word": "Ho.", "speakerLabel": "2" } ] } ], "resultEndOffset": "1s" }, { "alternatives": [ { "transcript": "He.", "words": [ { "startOffset": "1.1s", "endOffset": "1.5s", "word": "He.", "speakerLabel": "1" } ] } ] } ] }""");

        Assert.Equal(["1 0.1-0.5 Hi.", "2 0.6-0.9 Ho.", "1 1.1-1.5 He."], Reading.Lines(read));
    }
}

public class ReadingGoogleMeetTests
{
    [Fact]
    public void Times_of_the_day_count_from_the_first()
    {
        var read = Reading.Of(Samples.GoogleMeet);

        Assert.Equal(["conferenceRecords/c/participants/p1 0-1.5 Hello.", "conferenceRecords/c/participants/p2 2.5-3.5 Hi."], Reading.Lines(read));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 0, 10, 500, TimeSpan.Zero), read.Details.StartedAt);
    }
}

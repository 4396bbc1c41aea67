using CallInsight.Analysis.Import;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingGongTests
{
    [Fact]
    public void Sentences_are_milliseconds_and_parties_give_names_and_sides()
    {
        var read = Reading.Of(Samples.Gong);

        Assert.Equal(["1 1-1.5 Hello.", "1 1.6-2.5 How are you?", "2 3-3.3 Fine."], Reading.Lines(read));
        Assert.Equal([new("1", "Ada", SpeakerRole.Rep), new Speaker("2", "Ben", SpeakerRole.Customer)], read.Transcript.Speakers);
        Assert.Equal(new SourceParticipant("Ada", "ada@example.com", "1", SpeakerRole.Rep), read.Details.Participants![0]);
        Assert.Equal(("First call", "77", 60.0, "en"), (read.Details.Title, read.Details.Id, read.Transcript.RecordingSeconds!.Value, read.Transcript.Language));
    }

    [Fact]
    public void A_second_call_is_left_out() => Assert.Equal("callTranscripts[1]", Assert.Single(Reading.Of(Samples.Gong).Report.LeftOut).Where);
}

public class ReadingFirefliesTests
{
    [Fact]
    public void The_answer_of_the_API_is_found_at_its_depth()
    {
        var read = Reading.Of(Samples.Fireflies);

        Assert.Equal(["Ada 1.5-2.5 Hello.", "Ben 3-3.5 Hi."], Reading.Lines(read));
        Assert.Equal(("Plan", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), (read.Details.Title, read.Details.StartedAt!.Value));
        Assert.Equal("ada@example.com", Assert.Single(read.Details.Participants!).Email);
    }

    [Fact]
    public void The_exported_list_has_clock_times() => Assert.Equal(["Ada 1-2 Hello.", "Ben 3-5 Hi."], Reading.Lines(Reading.Of(Samples.FirefliesExport)));
}

public class ReadingFathomTests
{
    [Fact]
    public void Ends_are_estimated_up_to_the_next_start()
    {
        var read = Reading.Of(Samples.Fathom);

        Assert.Equal(["Ada 2-4 Hello and welcome to the demo of our product today.", "Ben B 4-4.4 Hi."], Reading.Lines(read));
        Assert.Equal(2, Reading.Estimated(read, "ends"));
    }

    [Fact]
    public void Invitees_give_sides_by_name_or_address()
    {
        var read = Reading.Of(Samples.Fathom);

        Assert.Equal([SpeakerRole.Rep, SpeakerRole.Customer], read.Transcript.Speakers.Select(s => s.Role));
        Assert.Equal(new SourceParticipant("Ben", "ben@example.org", "Ben B", SpeakerRole.Customer), read.Details.Participants![1]);
        Assert.Equal((60.0, "Demo"), (read.Transcript.RecordingSeconds!.Value, read.Details.Title));
    }
}

public class ReadingAttendeeTests
{
    [Fact]
    public void Words_count_from_the_start_of_what_was_said()
    {
        var read = Reading.Of(Samples.Attendee);

        Assert.Equal(["u1 1-3 Hello.", "u2 4.1-4.4 Hi."], Reading.Lines(read));
        Assert.Equal((Timing.Utterance, "Ben"), (read.Transcript.Timing, read.Transcript.Speakers[1].Name));
    }
}

public class ReadingPodcastsTests
{
    [Fact]
    public void A_segment_without_a_speaker_goes_on() =>
        Assert.Equal(["Ada 0.5-1.5 Hello.", "Ada 1.6-2 Again.", "Ben 2.5-3 Hi."], Reading.Lines(Reading.Of(Samples.PodcastNamespace)));

    [Fact]
    public void Html_of_cite_time_and_paragraph_is_read() =>
        Assert.Equal(["Ada 0-0.8 Hello & welcome.", "Ben 5-5.4 Hi."], Reading.Lines(Reading.Of(Samples.PodcastHtml)));
}

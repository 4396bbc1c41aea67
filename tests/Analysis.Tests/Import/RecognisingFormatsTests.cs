using CallInsight.Analysis.Import;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class RecognisingFormatsTests
{
    public static TheoryData<string, string> Known()
    {
        var data = new TheoryData<string, string>();
        foreach (var (format, source) in Samples.All)
        {
            data.Add(format, source);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_sample_is_recognised_by_its_content_and_read_by_its_name(string format, string source)
    {
        var auto = Reading.Of(source);
        var named = Reading.Of(source, format);

        Assert.Equal(format, auto.Report.Format);
        Assert.Equal(Reading.Lines(auto), Reading.Lines(named));
        Assert.True(auto.Transcript.Utterances.Max(u => u.End) > 0);
        Assert.Equal(auto.Transcript.Utterances.Count, auto.Report.Recognised.Utterances);
    }

    [Theory]
    [InlineData("{ \"result\": §, \"error\": null }", "deepgram")]
    [InlineData("{ \"status\": 200, \"response\": { \"body\": § } }", "deepgram")]
    [InlineData("{ \"data\": § }", "auto")]
    public void What_a_program_wrapped_around_an_answer_is_looked_through(string wrapper, string format) =>
        Assert.Equal("deepgram", Reading.Of(wrapper.Replace("§", Samples.Deepgram, StringComparison.Ordinal), format).Report.Format);

    [Theory]
    [InlineData("""{ "duration": "PT1S", "recognizedPhrases": [] }""")]
    [InlineData("""{ "text": "", "segments": [], "language": "en" }""")]
    [InlineData("""{ "text": "" }""")]
    [InlineData("""{ "results": { "channels": [ { "alternatives": [ { "transcript": "", "words": [] } ] } ] } }""")]
    public void A_recording_in_which_nobody_spoke_is_empty(string source) => Assert.Equal("transcript.empty", Reading.FaultOf(source).Code);

    [Fact]
    public void Every_format_has_a_sample() =>
        Assert.Empty(typeof(TranscriptFormats).GetFields().Select(field => (string)field.GetValue(null)!).Except(Samples.All.Select(sample => sample.Format)).Except([TranscriptFormats.Auto]));

    [Theory]
    [InlineData("""{ "openapi": "3.1.0", "paths": {} }""")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-07/schema#", "properties": { "segments": { "type": "array" } } }""")]
    [InlineData("[]")]
    [InlineData("""{ "results": [] }""")]
    [InlineData("<html><body><p>Hello</p></body></html>")]
    [InlineData("name: web\nport: 80\nimage: nginx\nrestart: always\nvolumes: none")]
    [InlineData("An essay on the weather, which nobody spoke.\nIt goes on for a while.")]
    public void What_is_no_transcript_is_refused(string source) => Assert.Equal("transcript.unknownFormat", Reading.FaultOf(source).Code);

    [Fact]
    public void A_format_that_does_not_exist_is_refused_with_those_that_do()
    {
        var fault = Reading.FaultOf(Samples.Text, "word");

        Assert.Equal("transcript.unknownFormat", fault.Code);
        Assert.Contains("deepgram", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_name_is_refused_with_the_right_one()
    {
        Assert.Contains("\"deepgram\"", Reading.FaultOf(Samples.Deepgram, "rev").Message, StringComparison.Ordinal);
        Assert.Contains("\"webvtt\"", Reading.FaultOf(Samples.WebVtt, "sbv").Message, StringComparison.Ordinal);
        Assert.Equal("transcript.unknownFormat", Reading.FaultOf(Samples.Srt, "gong").Code);
    }
}

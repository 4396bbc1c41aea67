using System.Text;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class KeepingToLimitsTests
{
    [Fact]
    public void A_thousand_speakers_are_read_and_one_more_is_refused()
    {
        Assert.Equal(1_000, Reading.Of(Own(1_000, at => $"S{at}")).Transcript.Speakers.Count);
        Assert.Equal("transcript.tooManySpeakers", Reading.FaultOf(Own(1_001, at => $"S{at}")).Code);
    }

    [Fact]
    public void More_than_half_a_million_utterances_are_refused() => Assert.Equal("transcript.tooLong", Reading.FaultOf(Own(500_001, _ => "A")).Code);

    [Fact]
    public void Deep_nesting_is_broken() => Assert.Equal("transcript.broken", Reading.FaultOf(new string('[', 100_000)).Code);

    [Fact]
    public void A_report_lists_a_thousand_and_counts_the_rest()
    {
        var source = new StringBuilder("WEBVTT\n\n00:00.000 --> 00:01.000\nAda: here.\n\n");
        for (var cue = 0; cue < 1_500; cue++)
        {
            source.Append("00:02.000 --> 00:0x.000\nlost\n\n");
        }

        var left = Reading.Of(source.ToString()).Report.LeftOut;

        Assert.Equal(1_001, left.Count);
        Assert.Contains("500", left[^1].Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("{")]
    [InlineData("&")]
    [InlineData("<v ")]
    [InlineData("a: ")]
    [InlineData("**")]
    [InlineData("0:0")]
    public void A_line_of_one_thing_repeated_is_read_without_end(string piece)
    {
        var line = new StringBuilder().Insert(0, piece, 200_000).ToString();

        Assert.NotEmpty(Reading.Of($"WEBVTT\n\n00:01.000 --> 00:02.000\nAda: hello\n{line}\n").Transcript.Utterances);
        Assert.NotEmpty(Reading.Of($"Ada: hello\nBen: hi\n{line}\nAda: bye\n", "text").Transcript.Utterances);
    }

    private static string Own(int utterances, Func<int, string> speaker)
    {
        var source = new StringBuilder("{ \"utterances\": [");
        for (var at = 0; at < utterances; at++)
        {
            source.Append(at > 0 ? "," : null).Append("{\"speaker\":\"").Append(speaker(at)).Append("\",\"start\":1,\"end\":2,\"text\":\"a\"}");
        }

        return source.Append("] }").ToString();
    }
}

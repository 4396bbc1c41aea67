using System.Globalization;
using System.Text;
using System.Text.Json;
using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Output;

public sealed class WritingFindingsTests
{
    private static readonly ImportReport Report = new("webvtt", new Recognised(2, 2, 9), [new Estimate("ends", 1)], [new LeftOut("line 12", "cue", "ends before it starts")]);

    private static readonly Transcript Call = ATranscript.Of().Rep("A").Customer("B")
        .Says("A", 0, 2.4, "What is the price per seat?").Says("B", 3, 4.1, "It's <too> high – naïve.").Build();

    [Fact]
    public void The_shape_is_the_one_of_the_design()
        => Assert.Equal(GoldenFindings.Json, Encoding.UTF8.GetString(FindingsJson.Write(Analyse(Call), Report, Call)));

    [Fact]
    public void Utterances_are_written_only_when_given()
    {
        using var json = JsonDocument.Parse(FindingsJson.Write(Analyse(Call), Report, null));
        Assert.False(json.RootElement.TryGetProperty("utterances", out _));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("masking").ValueKind);
        Assert.Equal(JsonValueKind.False, json.RootElement.GetProperty("metrics").GetProperty("nextStepAgreed").ValueKind);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    public void The_machines_culture_has_no_say(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(GoldenFindings.Json, Encoding.UTF8.GetString(FindingsJson.Write(Analyse(Call), Report, Call)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_same_call_gives_the_same_bytes_whatever_runs_beside_it()
    {
        var calls = Enumerable.Range(0, 32).AsParallel().Select(_ => FindingsJson.Write(Analyse(Call), Report, Call)).ToList();
        Assert.All(calls, bytes => Assert.Equal(calls[0], bytes));
    }

    [Fact]
    public void A_transcript_is_written_in_our_own_format_with_the_words_it_has()
    {
        var timed = ATranscript.Of().Speaker("A", name: "Ada").SaysWords("A", ("Hi", 0.1, 0.30000000000000004)).Build();
        Assert.Equal(
            """{"language":"en","speakers":[{"id":"A","name":"Ada","role":null}],"utterances":[{"speaker":"A","start":0.1,"end":0.30000000000000004,"text":"Hi","words":[{"text":"Hi","start":0.1,"end":0.30000000000000004}]}]}""",
            Encoding.UTF8.GetString(FindingsJson.Write(timed)));
    }

    [Fact]
    public void Estimated_times_are_not_written()
        => Assert.Equal(
            """{"language":null,"speakers":[{"id":"A","name":null,"role":"rep"}],"utterances":[{"speaker":"A","text":"Hi"}]}""",
            Encoding.UTF8.GetString(FindingsJson.Write(ATranscript.Of().In(null).Untimed().Rep("A").Says("A", 0, 0.4, "Hi").Build())));

    private static Findings Analyse(Transcript call) => Analyser.Analyse(new AnalysisRequest(call, [], null, AnalysisSettings.Default));
}

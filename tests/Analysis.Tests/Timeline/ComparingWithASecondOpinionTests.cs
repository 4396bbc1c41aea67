using CsCheck;
using Xunit;

namespace CallInsight.Analysis.Tests.Timeline;

public sealed class ComparingWithASecondOpinionTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Every_timing_metric_of_any_transcript_is_what_its_definition_says()
        => RandomTranscripts.All.Sample(Compare, iter: Cases, threads: 1);

    [Fact]
    public void Intervals_of_one_speaker_never_overlap_and_turns_alternate()
        => RandomTranscripts.All.Sample(
            transcript =>
            {
                var findings = Analyse(transcript);
                for (var i = 1; i < findings.Turns.Count; i++)
                {
                    Assert.NotEqual(findings.Turns[i - 1].Speaker, findings.Turns[i].Speaker);
                }

                var inTurns = findings.Turns.SelectMany(t => t.Utterances).Concat(findings.Backchannels).Order();
                Assert.Equal(Enumerable.Range(0, transcript.Utterances.Count), inTurns);
            },
            iter: Cases,
            threads: 1);

    internal static void Compare(Transcript transcript)
    {
        var findings = Analyse(transcript);
        var roles = findings.Speakers.ToDictionary(s => s.Speaker, s => s.Role, StringComparer.Ordinal);
        var second = new SecondOpinion(transcript, roles);

        Assert.Equal(second.Backchannels, findings.Backchannels);
        Assert.Equal(second.Turns.Select(t => (t.Speaker, t.Start, t.End)), findings.Turns.Select(t => (t.Speaker, t.Start, t.End)));
        Assert.Equal(second.Turns.SelectMany(t => t.Utterances), findings.Turns.SelectMany(t => t.Utterances));
        Assert.Equal(second.Interruptions(), findings.Interruptions!.Select(i => (i.Utterance, i.By, i.Of)));
        Assert.Equal(transcript.Speakers.Select(s => (double?)second.Talk(s.Id)), findings.Speakers.Select(s => s.TalkSeconds));
        CompareMetrics(second, findings);
    }

    private static void CompareMetrics(SecondOpinion second, Findings findings)
    {
        Assert.Equal(second.Duration, findings["durationSeconds"]);
        Assert.Equal(second.TalkRatio(), findings["talkRatio"]);
        Assert.Equal(second.LongestTurn(SpeakerRole.Rep), findings["longestMonologueSeconds"]);
        Assert.Equal(second.LongestTurn(SpeakerRole.Customer), findings["longestCustomerStorySeconds"]);
        Assert.Equal(second.Switches(), findings["switchesPerMinute"]);
        Assert.Equal(second.Switches() is { } s ? Math.Min(10, s) : null, findings["interactivity"]);
        Assert.Equal(second.Patience(), findings["patienceSeconds"]);
        Assert.Equal(second.InterruptionsBy(SpeakerRole.Rep), findings["interruptionsByRep"]);
        Assert.Equal(second.InterruptionsBy(SpeakerRole.Customer), findings["interruptionsByCustomer"]);
        Assert.Equal(second.Overlap(), findings["overlapSeconds"]);
        Assert.Equal(second.Silence(), findings["silenceSeconds"]);
        Assert.Equal(second.LongestSilence(), findings["longestSilenceSeconds"]);
    }

    private static Findings Analyse(Transcript transcript)
        => Analyser.Analyse(new AnalysisRequest(transcript, [], null, AnalysisSettings.Default));
}

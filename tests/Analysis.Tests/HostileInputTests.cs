using Xunit;

namespace CallInsight.Analysis.Tests;

/// <summary>Input that nobody speaks, but somebody sends. These fail by running out of time or memory, or by an exception.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public void Hundreds_of_thousands_of_utterances_of_one_word()
    {
        var utterances = Enumerable.Range(0, 300_000).Select(i => new Utterance(i % 2 == 0 ? "A" : "B", i, i + 1, i % 3 == 0 ? "yeah" : "word" + i)).ToList();
        var findings = Analyse(utterances);
        Assert.Equal(300_000, findings.Speakers.Sum(s => s.Words));
    }

    [Fact]
    public void Thousands_of_speakers_all_at_once()
    {
        var utterances = Enumerable.Range(0, 20_000).Select(i => new Utterance("S" + (i % 5_000), i % 7, 1_000, "Everybody speaks.")).ToList();
        var findings = Analyse(utterances);
        Assert.Equal(1_000, findings["overlapSeconds"]);
        Assert.Equal(5_000, findings.Speakers.Count);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("'")]
    [InlineData("?")]
    [InlineData("yes? ")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("not very ")]
    [InlineData("i'll send ")]
    [InlineData("next end of the ")]
    [InlineData("\ud800")]
    [InlineData("e\u0301")]
    [InlineData(". \n")]
    [InlineData("talk to my ")]
    [InlineData("i'll call in 366 months ")]
    [InlineData("::")]
    public void A_megabyte_of_the_same(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var findings = Analyse([new Utterance("A", 0, 5, text), new Utterance("B", 5, 5, text)]);
        Assert.Equal(2, findings.Turns.Count);
        Assert.NotEmpty(FindingsJson.Write(findings, new ImportReport("text", new Recognised(2, 2, 0), [], []), null));
    }

    [Fact]
    public void A_hundred_thousand_questions_in_one_utterance_with_timed_words()
    {
        var words = Enumerable.Range(0, 200_000).Select(i => new Word(i % 2 == 0 ? "Who" : "calls?", i, i + 1)).ToList();
        var utterance = new Utterance("A", 0, 200_000, string.Join(' ', words.Select(w => w.Text)), words);
        var transcript = new Transcript("en", Timing.Word, [new Speaker("A", null, SpeakerRole.Rep)], [utterance]);
        var findings = Analyser.Analyse(new AnalysisRequest(transcript, [], null, AnalysisSettings.Default));
        Assert.Equal(100_000, findings["questionsRep"]);
        Assert.Equal(199_998, findings.Questions![^1].Start);
    }

    [Fact]
    public void Times_without_length_and_at_the_end_of_time()
    {
        var findings = Analyse([new Utterance("A", 0, 0, ""), new Utterance("B", 0, 0, "Hi."), new Utterance("A", 1e15, 1e15, "Bye.")]);
        Assert.Null(findings["talkRatio"]);
        Assert.Null(findings["wordsPerMinuteRep"]);
        Assert.Equal(1e15, findings["silenceSeconds"]);
    }

    private static Findings Analyse(List<Utterance> utterances)
    {
        var speakers = utterances.Select(u => u.Speaker).Distinct(StringComparer.Ordinal)
            .Select((id, i) => new Speaker(id, null, i % 2 == 0 ? SpeakerRole.Rep : SpeakerRole.Customer)).ToList();
        var transcript = new Transcript("en", Timing.Utterance, speakers, utterances);
        return Analyser.Analyse(new AnalysisRequest(transcript, [], new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.Zero), AnalysisSettings.Default, Masking: true));
    }
}

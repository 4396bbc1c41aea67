using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class RedactingTests
{
    [Fact]
    public void Words_in_one_span_become_one_as_long_as_they_were()
    {
        var said = Said("You can reach me at five five five one two three four thanks", "You", "can", "reach", "me", "at", "five", "five", "five", "one", "two", "three", "four", "thanks");

        var redacted = Masker.Redact(said).Utterances[0];

        Assert.Equal("You can reach me at [phone] thanks", redacted.Text);
        Assert.Equal(["You", "can", "reach", "me", "at", "[phone]", "thanks"], redacted.Words!.Select(w => w.Text));
        Assert.Equal((5.0, 11.9, 12.0), (redacted.Words![5].Start, redacted.Words[5].End, redacted.Words[6].Start));
    }

    [Fact]
    public void A_word_that_the_text_does_not_have_is_not_kept_where_something_is_redacted()
    {
        var redacted = Masker.Redact(Said("My card is 4012888888881881.", "My", "card", "is", "4012-8888-8888-1881")).Utterances[0];

        Assert.Equal(["My", "card", "is", "[masked]"], redacted.Words!.Select(w => w.Text));
    }

    [Fact]
    public void What_has_no_personal_data_stays_the_same_object()
    {
        var said = Said("What would you need from us?");

        Assert.Same(said, Masker.Redact(said));
    }

    [Fact]
    public void The_spans_are_those_of_the_findings()
    {
        var said = Said("Write to ben@customer.example or call +44 20 7946 0958.");

        Assert.Equal(Analyser.Analyse(new AnalysisRequest(said, [], null, AnalysisSettings.Default, Masking: true)).Masking, Masker.Find(said));
        Assert.Equal(["email", "phone"], Masker.Find(said).Select(s => s.Kind));
    }

    private static Transcript Said(string text, params string[] words) => new(
        "en", Timing.Word, [new Speaker("A", null, SpeakerRole.Unknown)], [new Utterance("A", 0, 20, text, words.Length == 0 ? null : [.. words.Select((w, i) => new Word(w, i, i + 0.9))])]);
}

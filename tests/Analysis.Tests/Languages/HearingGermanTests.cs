using System.Globalization;
using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Languages;

public sealed class HearingGermanTests
{
    // Ein Mittwoch.
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 16, 30, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("Ich schicke Ihnen das bis Freitag.", "rep", "2026-03-06")]
    [InlineData("Morgen rufe ich Sie an.", "rep", "2026-03-05")]
    [InlineData("Den Plan bekommen Sie am 14. März.", "rep", "2026-03-14")]
    [InlineData("Ich melde mich nächste Woche.", "rep", "2026-03-13")]
    [InlineData("Dann telefonieren wir in zwei Wochen wieder.", "both", "2026-03-18")]
    [InlineData("Zum 25. bringe ich die Muster vorbei.", "rep", "2026-03-25")]
    [InlineData("Unser Monteur kommt am Dienstagvormittag zu Ihnen.", "rep", "2026-03-10")]
    [InlineData("Mittwoch um drei passt mir gut.", "both", "2026-03-11")]
    public void A_next_step_has_an_owner_and_a_day(string sentence, string owner, string due)
    {
        var step = Assert.Single(Say("A", sentence).NextSteps!);
        Assert.Equal((owner, DateOnly.Parse(due, CultureInfo.InvariantCulture)), (step.Owner, step.Due!.Value));
    }

    [Theory]
    [InlineData("Wenn Sie möchten, kann ich Ihnen etwas schicken.")]
    [InlineData("Ich teile jetzt kurz meinen Bildschirm.")]
    [InlineData("Hätten Sie am Dienstag Zeit?")]
    [InlineData("Normalerweise schicken wir das am Freitag.")]
    [InlineData("Am Montag war ich im Urlaub.")]
    public void Nothing_is_agreed(string sentence) => Assert.Empty(Say("A", sentence).NextSteps!);

    [Theory]
    [InlineData("Das ist uns zu teuer.", "price")]
    [InlineData("Da muss ich eine Nacht drüber schlafen.", "timing")]
    [InlineData("Das kann ich nicht alleine entscheiden.", "authority")]
    [InlineData("Wir haben keinen Bedarf.", "need")]
    [InlineData("Da bin ich ehrlich gesagt skeptisch.", "trust")]
    [InlineData("Die Kündigungsfrist ist mir zu lang.", "contract")]
    public void A_customer_objects(string sentence, string kind) => Assert.Equal([kind], Say("B", sentence).Objections!.Select(o => o.Kind));

    [Theory]
    [InlineData("Der Preis ist völlig in Ordnung.")]
    [InlineData("Was kostet das im Monat?")]
    [InlineData("Kein Problem.")]
    [InlineData("Früher war uns das zu teuer.")]
    public void A_customer_does_not_object(string sentence) => Assert.Empty(Say("B", sentence).Objections!);

    [Theory]
    [InlineData("wann kommt denn der techniker", true)]
    [InlineData("mit wem spreche ich", true)]
    [InlineData("bekommen wir dafür einen nachlass", true)]
    [InlineData("wie lange das dauert weiß ich nicht", false)]
    [InlineData("rufen sie mich einfach an", false)]
    [InlineData("was sie sagen stimmt", false)]
    public void A_question_is_told_without_its_mark(string sentence, bool asks) => Assert.Equal(asks, Say("A", sentence).Questions!.Count == 1);

    [Theory]
    [InlineData("Das ist halt so, sag ich mal.", 2)]
    [InlineData("Wissen Sie, wann der Zug fährt?", 0)]
    public void Fillers_are_counted_where_they_fill(string sentence, double fillers)
        => Assert.Equal(fillers, ATranscript.Of().In("de").Rep("A").Says("A", 0, 60, sentence).Analyse()["fillersPerMinuteRep"]);

    [Theory]
    [InlineData("Ach so.", 1)]
    [InlineData("Bis Freitag.", 0)]
    public void A_backchannel_breaks_no_turn(string heard, int backchannels)
    {
        var call = ATranscript.Of().In("de").Rep("A").Customer("B")
            .Says("A", 0, 5, "Wir haben zwei Lager und").Says("B", 5, 6, heard).Says("A", 6, 9, "dazu ein Büro.").Analyse();
        Assert.Equal(backchannels, call.Backchannels.Count);
    }

    [Fact]
    public void What_german_has_no_rules_for_is_not_known()
    {
        var call = Say("A", "Ich schicke Ihnen das bis Freitag.");
        Assert.Null(call.KeyPhrases);
        Assert.Null(call.Summary);
    }

    private static Findings Say(string speaker, string sentence)
        => ATranscript.Of().In("de").Rep("A").Customer("B").Says(speaker, 0, 9, sentence).Analyse(Wednesday);
}

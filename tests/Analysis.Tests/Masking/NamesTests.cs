using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class NamesTests
{
    [Theory]
    [InlineData("My name is Szabina J Gelencsér.", "person: Szabina J Gelencsér")]
    [InlineData("I spoke with Ada Lovelace about it.", "person: Ada Lovelace")]
    [InlineData("I gave it to Maria de la Cruz.", "person: Maria de la Cruz")]
    [InlineData("José's proposal is fine.", "person: José")]
    [InlineData("my name is sarah jenkins", "person: sarah jenkins")]
    [InlineData("hi this is mark calling about the invoice", "person: mark")]
    [InlineData("let me talk to bob about that", "person: bob")]
    [InlineData("hello will, thanks for the time", "person: will")]
    [InlineData("it's spelled s m i t h", "person: s m i t h")]
    [InlineData("We flew to LAPPEENRANTA last year", "place: LAPPEENRANTA")]
    [InlineData("they are based in new york", "place: new york")]
    [InlineData("We moved here from Brazil", "place: Brazil")]
    [InlineData("I work for Rapid Cycle Solutions now", "organisation: Rapid Cycle Solutions")]
    [InlineData("Davis, Reynolds and Williamson", "organisation: Davis, Reynolds and Williamson")]
    [InlineData("We use Salesforce for that.", "organisation: Salesforce")]
    [InlineData("I spoke with Jennifer at Globex yesterday", "person: Jennifer", "organisation: Globex")]
    [InlineData("she works at infosys", "organisation: infosys")]
    [InlineData("we buy it from globex corporation", "organisation: globex corporation")]
    public void Names_are_told_by_lists_capitals_and_context(string text, params string[] spans) => Assert.Equal(spans, Masked.In(text));

    [Theory]
    [InlineData("We pay about $45,000 a year for 250 seats on the Enterprise plan, up 180% in Q3.")]
    [InlineData("I'll send you the Statement of Work and the Master Services Agreement.")]
    [InlineData("The response time is 200 ms. We connect SSO, SAML and SCIM.")]
    [InlineData("I will mark that, and may I say it has a certain grace?")]
    [InlineData("Will you read the bill?")]
    [InlineData("Mmm. Ohh, okay. C'mon.")]
    [InlineData("Our CRM has an API, and SSO comes with the plan.")]
    [InlineData("THIS IS TOO EXPENSIVE FOR US, SORRY")]
    [InlineData("That is great. Sure. Perfect. Absolutely.")]
    [InlineData("a nice reading in a mobile home")]
    public void Words_that_are_names_elsewhere_are_left(string text) => Assert.Empty(Masked.In(text));

    [Theory]
    [InlineData("so we talked to magnusson and then we went on with it all", "person: magnusson")]
    [InlineData("we asked ilse ubulova and she said it is fine", "person: ilse ubulova")]
    [InlineData("they had it delivered near opocnice i think", "place: opocnice")]
    public void In_a_call_without_capitals_names_are_found_where_names_stand(string text, string span) => Assert.Equal([span], Masked.In(text));

    [Theory]
    [InlineData("the kubernetes thingies are reindexed whenever you want them to be")]
    [InlineData("we have resummarized the whatchamacallit for everyone here")]
    public void In_a_call_without_capitals_odd_words_are_left(string text) => Assert.Empty(Masked.In(text));

    [Fact]
    public void Who_is_in_the_call_is_known_by_name()
    {
        Utterance[] said = [new("A", 0, 1, "and then we ask the oxunthe about that"), new("B", 1, 2, "and then we ask xunthe about that")];
        var transcript = new Transcript("en", Timing.Utterance, [new Speaker("A", "Agent", SpeakerRole.Rep), new Speaker("B", "Xunthe Q", SpeakerRole.Customer)], said);
        var spans = Analyser.Analyse(new AnalysisRequest(transcript, [], null, AnalysisSettings.Default, Masking: true)).Masking!;
        Assert.Equal([new MaskedSpan(1, 16, 22, "person")], spans);
    }

    [Fact]
    public void Two_people_are_two_spans() => Assert.Equal(["person: Gladys", "person: Logan"], Masked.In("It was for Gladys and Logan."));

    [Theory]
    [InlineData("Mr. Spears agreed.", "title: Mr.", "person: Spears")]
    [InlineData("can i speak to mrs garcia please", "title: mrs", "person: garcia")]
    public void A_title_and_its_name_are_two_spans(string text, string title, string person) => Assert.Equal([title, person], Masked.In(text));

    [Theory]
    [InlineData("i work as a nurse", "title: nurse")]
    [InlineData("I'm a software engineer.", "title: software engineer")]
    [InlineData("He is Norwegian.", "nationality: Norwegian")]
    [InlineData("they are sunni muslims", "nationality: sunni", "nationality: muslims")]
    public void Occupations_and_creeds_are_found(string text, params string[] spans) => Assert.Equal(spans, Masked.In(text));

    [Theory]
    [InlineData("please polish the draft")]
    [InlineData("do you speak English")]
    [InlineData("the engineer will call the manager")]
    public void Occupations_of_nobody_and_languages_are_left(string text) => Assert.Empty(Masked.In(text));

    [Fact]
    public void In_a_language_whose_nouns_have_capitals_only_shapes_are_found()
        => Assert.Equal("iban", Assert.Single(ATranscriptIn("de", "Der Vertrag ist bei der Bank, das Konto ist DE89 3704 0044 0532 0130 00.")).Kind);

    private static IReadOnlyList<MaskedSpan> ATranscriptIn(string language, string text)
    {
        var transcript = new Transcript(language, Timing.Estimated, [new Speaker("A", null, SpeakerRole.Unknown)], [new Utterance("A", 0, 0, text)]);
        return Analyser.Analyse(new AnalysisRequest(transcript, [], null, AnalysisSettings.Default, Masking: true)).Masking!;
    }
}

using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Roles;

public sealed class TellingSidesTests
{
    private static readonly AnalysisSettings Ours = new("1", [], ["acme.example"]);

    [Fact]
    public void What_the_caller_says_wins_over_the_source()
        => Assert.Equal(
            [(SpeakerRole.Customer, false, 1.0), (SpeakerRole.Rep, false, 1.0)],
            Roles(ATranscript.Of().Rep("A").Customer("B"), [new("A", "Ada", null, SpeakerRole.Customer), new("B", "Bob", null, SpeakerRole.Rep)]));

    [Fact]
    public void An_address_of_the_tenants_domains_is_a_reps_and_another_a_customers()
        => Assert.Equal(
            [(SpeakerRole.Rep, false, 1.0), (SpeakerRole.Customer, false, 1.0)],
            Roles(
                ATranscript.Of().Speaker("1", name: "Ada Lovelace").Speaker("2", name: "bob"),
                [new(null, "Ada Lovelace", "ada@eu.acme.example", SpeakerRole.Unknown), new(null, "Bob Jones", "bob@notacme.example", SpeakerRole.Unknown)]));

    [Fact]
    public void Of_two_the_other_is_inferred_from_the_one_who_is_known()
    {
        var roles = Roles(ATranscript.Of().Rep("A").Speaker("B"), []);
        Assert.Equal((SpeakerRole.Customer, true), (roles[1].Role, roles[1].Inferred));
        Assert.InRange(roles[1].Confidence, 0.8, 0.99);
    }

    [Fact]
    public void A_first_name_that_two_participants_share_names_nobody()
        => Assert.All(
            Roles(
                ATranscript.Of().Speaker("1", name: "Ada").Speaker("2", name: "Guest"),
                [new(null, "Ada Lovelace", "a@acme.example", SpeakerRole.Unknown), new(null, "Ada Byron", "b@else.example", SpeakerRole.Unknown)]),
            r => Assert.Equal(SpeakerRole.Unknown, r.Role));

    [Fact]
    public void Who_asks_and_offers_is_inferred_to_be_the_rep()
    {
        var roles = Roles(
            ATranscript.Of().Speaker("A").Speaker("B")
                .Says("A", 0, 5, "Thanks for calling, how can I help you today? Tell me a little about what your team does.")
                .Says("B", 5, 15, "I run support and my team answers about four hundred tickets a day, I think we lose half of my week on it.")
                .Says("A", 15, 22, "Do you use any tool for that? Our product sorts them for you, would you like to see it?")
                .Says("B", 22, 30, "I would, but I have to ask my boss before I can spend anything at all."),
            []);
        Assert.Equal((SpeakerRole.Rep, true), (roles[0].Role, roles[0].Inferred));
        Assert.Equal(roles[0].Confidence, roles[1].Confidence);
        Assert.InRange(roles[0].Confidence, 0.8, 1);
    }

    [Theory]
    [InlineData("Hi, is the sofa still available?", "Yes it is, I'm asking 200.", "Would you take 150?", "I could let it go for 180 if you pick it up.")]
    [InlineData("I saw your listing, what condition is the desk in?", "It's in great shape, barely used.", "That is out of my budget, can you do 80?", "The lowest I can go is 95.")]
    [InlineData("Hello, I'm interested in renting the flat.", "Thanks for your interest, it comes with parking.", "I can pay 1,200.", "You have a deal.")]
    public void Who_sells_is_inferred_to_be_the_rep_although_the_buyer_asks(string buyer, string seller, string bid, string answer)
    {
        var roles = Roles(
            ATranscript.Of().Speaker("A").Speaker("B").Says("A", 0, 5, buyer).Says("B", 5, 9, seller).Says("A", 9, 14, bid).Says("B", 14, 20, answer),
            []);
        Assert.Equal([SpeakerRole.Customer, SpeakerRole.Rep], roles.Select(r => r.Role));
        Assert.All(roles, r => Assert.InRange(r.Confidence, 0.8, 1));
    }

    [Fact]
    public void Two_who_talk_of_a_purchase_of_neither_are_on_no_side()
        => Assert.All(
            Roles(
                ATranscript.Of().Speaker("A").Speaker("B")
                    .Says("A", 0, 5, "We went to the market and the fish was fresh on Saturday.")
                    .Says("B", 5, 9, "They had the good bread too, and we stayed for lunch there."),
                []),
            r => Assert.Equal(SpeakerRole.Unknown, r.Role));

    [Fact]
    public void Where_nothing_tells_the_side_is_unknown()
        => Assert.All(
            Roles(ATranscript.Of().Speaker("A").Speaker("B").Says("A", 0, 1, "Hello.").Says("B", 1, 2, "Hello."), []),
            r => Assert.Equal((SpeakerRole.Unknown, false, 0.0), (r.Role, r.Inferred, r.Confidence)));

    private static List<(SpeakerRole Role, bool Inferred, double Confidence)> Roles(ATranscript transcript, Participant[] participants)
    {
        var call = transcript.Build();
        call = call.Utterances.Count > 0 ? call : call with { Utterances = [.. call.Speakers.Select((s, i) => new Utterance(s.Id, i, i + 1, "So."))] };
        return [.. Analyser.Analyse(new AnalysisRequest(call, participants, null, Ours)).Speakers.Select(s => (s.Role, s.RoleInferred, s.RoleConfidence))];
    }
}

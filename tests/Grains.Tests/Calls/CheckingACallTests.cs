using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class CheckingACallTests
{
    [Fact]
    public void A_good_call_has_no_faults() => Assert.Null(CallRules.Check(ACall.Registered()));

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var refused = CallRules.Check(ACall.Registered() with
        {
            Title = new string('x', 501),
            ExternalId = new string('x', 201),
            Direction = "sideways",
            Participants = [new ParticipantInput("A", " ", null, "boss")],
            CustomFields = new Dictionary<string, string?>(StringComparer.Ordinal) { ["deal"] = new string('x', 2001) },
            Outcome = new OutcomeInput("maybe", -1m, "euro"),
        });

        Assert.Equal("call.invalid", refused?.Code);
        Assert.Equal(
            ["customFields.deal", "direction", "externalId", "outcome.amount", "outcome.currency", "outcome.result", "participants[0].name", "participants[0].role", "title"],
            refused?.Fields?.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("won", null, null, null)]
    [InlineData("won", "10.25", "EUR", null)]
    [InlineData("lost", "0", "USD", null)]
    [InlineData("won", "10", null, "outcome.currency")]
    [InlineData("won", "10.255", "EUR", "outcome.amount")]
    [InlineData("won", "1000000000000000", "EUR", "outcome.amount")]
    [InlineData("open", null, "eur", "outcome.currency")]
    [InlineData("WON", null, null, "outcome.result")]
    public void An_outcome_has_a_result_and_with_an_amount_a_currency(string result, string? amount, string? currency, string? fault)
    {
        var given = amount is null ? (decimal?)null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);

        var refused = CallRules.Check(ACall.Registered() with { Outcome = new OutcomeInput(result, given, currency) });

        Assert.Equal(fault, refused?.Fields?.Keys.Single());
    }

    [Fact]
    public void A_million_participants_are_refused_with_one_sentence()
    {
        var refused = CallRules.CheckParticipants(Enumerable.Repeat(new ParticipantInput(null, "", null, "boss"), 1_000_000).ToList());

        Assert.Equal("At most 500 participants.", Assert.Single(refused!.Fields!).Value);
    }

    [Fact]
    public void Only_speakers_of_the_call_can_be_changed()
    {
        var refused = CallRules.Check(ACall.Changed(" ", speakers: [new SpeakerChange("A", "Ada", "rep"), new SpeakerChange("Z", null, "owner")]), ["A", "B"]);

        Assert.Equal(["speakers[1].role", "speakers[1].speaker", "title"], refused?.Fields?.Keys.Order(StringComparer.Ordinal));
    }
}

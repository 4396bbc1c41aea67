using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Demo.Script;

namespace CallInsight.Grains.Demo.Plan;

/// <summary>A call that never was, as it is imported. Its transcript is written when it is asked for.</summary>
/// <param name="Seed">Decides its words; the same number gives the same bytes.</param>
internal sealed record MadeUpCall(ulong Seed, int Number, string Title, DateTimeOffset StartedAt, CastMember Rep, Customer Customer, CallSlot Slot, string Result, decimal? Amount, double Warmth)
{
    public Behaviour Behaviour => Slot.Behaviour;

    /// <summary>Whether it came from a telephone system, which times each word, or from a meeting, which times utterances.</summary>
    public bool ByPhone => Number % 5 == 0;

    /// <summary>The transcript in our own format.</summary>
    public byte[] Transcript() => TranscriptWriting.Write(this, Dialogue.Of(this, Dice.For(Seed, Number)));

    public RegisterCall Command() => new(
        Actor.System,
        Title,
        StartedAt,
        ExternalId: null,
        ByPhone ? "Phone" : "Meeting",
        Number % 4 == 0 ? "inbound" : "outbound",
        Slot.Stage.ToString(),
        Rep: null,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["account"] = Customer.Name, ["industry"] = Customer.Industry },
        Participants(),
        new TranscriptInput("callinsight", Transcript()),
        Replace: false,
        new OutcomeInput(Result, Amount, Amount is null ? null : Cast.Currency));

    private List<ParticipantInput> Participants()
    {
        var people = new List<ParticipantInput>
        {
            new(Voices.Rep, Rep.Name, Rep.Email, "rep"),
            new(Voices.Contact, Customer.Contact.Name, Customer.Contact.Email, "customer"),
        };
        if (Customer.Second is { } second)
        {
            people.Add(new ParticipantInput(Voices.Second, second.Name, second.Email, "customer"));
        }

        return people;
    }
}

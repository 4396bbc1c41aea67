namespace CallInsight.Testing;

/// <summary>Calls whose words stand nowhere else.</summary>
public static class ShortCalls
{
    public const string Phrase = "quokka zeppelin marzipan";
    public const string Participant = "Xanthippe Ypsilon";

    /// <summary>The body of the call of a number, under an external id of its own.</summary>
    /// <param name="sentences">How many the customer says.</param>
    public static object Body(int number, int sentences = 1) => new
    {
        title = $"Call {number}",
        startedAt = "2026-03-02T10:00:00Z",
        externalId = $"call-{number}",
        participants = new[] { new { speaker = "B", name = Participant, email = "xanthippe@customer.example", role = "customer" } },
        transcript = new
        {
            format = "callinsight",
            content = new
            {
                language = "en",
                speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = Participant, role = "customer" } },
                utterances = Enumerable.Range(0, sentences).Select(at => new { speaker = "B", start = 5.5 + at, end = 6.0 + at, text = "What does it cost per seat?" })
                    .Prepend(new { speaker = "A", start = 0.0, end = 5.0, text = $"We spoke about {Phrase} number {number} today." }),
            },
        },
    };
}

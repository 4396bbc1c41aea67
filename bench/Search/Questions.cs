namespace CallInsight.Bench.Search;

/// <summary>A search that is timed.</summary>
/// <param name="Search">As it is typed.</param>
/// <param name="What">What makes it easy or hard.</param>
/// <param name="Plain">The same as PostgreSQL's own <c>tsquery</c>; null where it has no such thing.</param>
/// <param name="More">More of the address.</param>
internal sealed record Question(string Search, string What, string? Plain = null, string More = "");

/// <summary>What is planted in made-up calls, and what is asked.</summary>
internal static class Questions
{
    /// <summary>The search whose pages are walked to their end.</summary>
    public const string Walked = "\"we the people\"";

    public static readonly Question[] All =
    [
        new("quagga", "a word in 0.1 % of the calls", "'quagga'"),
        new("zebra", "a word in 1 %", "'zebra'"),
        new("\"zebra proposal\"", "a phrase in 1 %", "'zebra' <-> 'propos'"),
        new("zebra contract", "a rare and a common word", "'zebra' & 'contract'"),
        new("contract", "a common word", "'contract'"),
        new("\"the contract\"", "a common phrase"),
        new("contract -price", "a common word without another", "'contract' & !'price'"),
        new(Walked, "a rare phrase of very common words"),
        new("said-by:customer zebra", "said by one side"),
        new("said-by:rep contract", "a common word of one side"),
        new("speaker:carl zebra", "said by somebody"),
        new("speaker:ada zebra", "somebody who never said it"),
        new("topic:pricing contract", "a topic and a common word"),
        new("zebra", "best match first", null, "&sort=-relevance"),
        new("contract", "best match first", null, "&sort=-relevance"),
    ];

    /// <summary>What the customer of a call says last.</summary>
    public static string? Planted(int number) => number switch
    {
        _ when number % 1_000 == 3 => "There is a quagga.",
        _ when number % 100 == 7 => "About the zebra proposal.",
        _ when number % 2_500 == 11 => "It is we the people who decide.",
        _ => null,
    };
}

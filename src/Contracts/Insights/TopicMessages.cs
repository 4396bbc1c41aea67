namespace CallInsight.Contracts.Insights;

/// <summary>Asks when topics are first mentioned in calls, and which before which.</summary>
/// <param name="Where">All must hold.</param>
[GenerateSerializer, Alias("AskTopicOrder"), Immutable]
public sealed record AskTopicOrder(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] IReadOnlyList<InsightsCondition> Where);

/// <param name="Topics">All topics that the tenant has, with when they come up.</param>
/// <param name="Orders">Pairs of topics that were mentioned in one call, each pair once: the first is the one that comes before the other more often.</param>
/// <param name="DataTo">Every change up to then is in it.</param>
[GenerateSerializer, Alias("TopicOrderAnswer"), Immutable]
public sealed record TopicOrderAnswer(
    [property: Id(0)] IReadOnlyList<TopicPlaces> Topics,
    [property: Id(1)] IReadOnlyList<TopicPair> Orders,
    [property: Id(2)] DateTimeOffset DataTo);

/// <param name="Tenths">How many calls first mention it in each tenth of the call.</param>
[GenerateSerializer, Alias("TopicPlaces"), Immutable]
public sealed record TopicPlaces([property: Id(0)] string Topic, [property: Id(1)] int[] Tenths);

/// <param name="Calls">Calls that mention both, each at a known time of its own.</param>
/// <param name="FirstBefore">How many of them mention <paramref name="First"/> before <paramref name="Second"/>.</param>
/// <param name="Low">Lower end of the 95 % interval of that share.</param>
/// <param name="High">Upper end.</param>
[GenerateSerializer, Alias("TopicPair"), Immutable]
public sealed record TopicPair([property: Id(0)] string First, [property: Id(1)] string Second, [property: Id(2)] int Calls, [property: Id(3)] int FirstBefore, [property: Id(4)] double Low, [property: Id(5)] double High);

/// <param name="AtLeast">The number of a change that the answer must hold.</param>
/// <param name="Question">Only its span and condition count.</param>
[GenerateSerializer, Alias("AskFirstMentions"), Immutable]
public sealed record AskFirstMentions([property: Id(0)] long AtLeast, [property: Id(1)] FactsQuestion Question);

/// <summary>First mentions in the calls of a bucket; shares add up.</summary>
/// <param name="Topics">Codes.</param>
/// <param name="Tenths">For each topic ten counts, one after another.</param>
/// <param name="Before">At topic a × topics + topic b: calls in which a is first mentioned before b.</param>
[GenerateSerializer, Alias("FirstMentionsShare"), Immutable]
public sealed record FirstMentionsShare([property: Id(0)] int[] Topics, [property: Id(1)] int[] Tenths, [property: Id(2)] int[] Before);

namespace CallInsight.Contracts.Search;

/// <param name="Wanted">Every one of them must match in some row of the call.</param>
/// <param name="Unwanted">None of them may: <c>tsquery</c> texts.</param>
/// <param name="Topics">Codes of topics that must have come up.</param>
/// <param name="UnwantedTopics">Codes of topics that must not.</param>
/// <param name="From">The first day; null for all.</param>
/// <param name="To">The last day; null for all.</param>
/// <param name="Rank">What tells better matches from worse, as a <c>tsquery</c>; null where nothing is to be said.</param>
/// <param name="IsBySpeaker">The words must have been said by somebody named, which only the transcript can tell.</param>
[GenerateSerializer, Alias("SearchTerms"), Immutable]
public sealed record SearchTerms(
    [property: Id(0)] IReadOnlyList<SearchTerm> Wanted,
    [property: Id(1)] IReadOnlyList<string> Unwanted,
    [property: Id(2)] IReadOnlyList<int> Topics,
    [property: Id(3)] IReadOnlyList<int> UnwantedTopics,
    [property: Id(4)] DateOnly? From,
    [property: Id(5)] DateOnly? To,
    [property: Id(6)] string? Rank,
    [property: Id(7)] bool IsBySpeaker);

/// <summary>A word or phrase.</summary>
/// <param name="Words">Its words, each as a <c>tsquery</c> that an index answers without reading rows.</param>
/// <param name="Query">All of it: order of the words, and who said them, as a <c>tsquery</c>.</param>
/// <param name="IsWord">Its one word is all there is to it.</param>
[GenerateSerializer, Alias("SearchTerm"), Immutable]
public sealed record SearchTerm([property: Id(0)] IReadOnlyList<string> Words, [property: Id(1)] string Query, [property: Id(2)] bool IsWord);

/// <summary>An utterance to be looked at.</summary>
/// <param name="Name">Who said it, as pages show it.</param>
/// <param name="Role"><c>rep</c>, <c>customer</c> or <c>unknown</c>.</param>
[GenerateSerializer, Alias("SaidText"), Immutable]
public readonly record struct SaidText([property: Id(0)] string Name, [property: Id(1)] string Role, [property: Id(2)] string Text);

/// <param name="Text">Index of the text.</param>
[GenerateSerializer, Alias("SearchHit"), Immutable]
public readonly record struct SearchHit([property: Id(0)] int Text, [property: Id(1)] int Start, [property: Id(2)] int End);

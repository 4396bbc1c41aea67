namespace CallInsight.Contracts.Search;

/// <summary>Makes a search over encrypted words out of what a person typed. Key <c>t/{tenant}</c>, stateless.</summary>
[Alias("ISearchGrain"), GrainInterfaceType("search")]
public interface ISearchGrain : ITenantOwned
{
    /// <summary>The terms that a call must match, each as a <c>tsquery</c> over hashed words.</summary>
    /// <returns>Refused: <c>search.invalid</c>.</returns>
    [Alias("Compile")]
    Task<Result<SearchTerms>> Compile(string text);

    /// <summary>Where the searched words stand in some texts: UTF-16 offsets.</summary>
    [Alias("Locate")]
    Task<IReadOnlyList<SearchHit>> Locate(string text, IReadOnlyList<string> texts);
}

/// <param name="Wanted">Every one of them must match in some row of the call.</param>
/// <param name="Unwanted">None of them may.</param>
[GenerateSerializer, Alias("SearchTerms"), Immutable]
public sealed record SearchTerms([property: Id(0)] IReadOnlyList<string> Wanted, [property: Id(1)] IReadOnlyList<string> Unwanted);

/// <param name="Text">Index of the text.</param>
[GenerateSerializer, Alias("SearchHit"), Immutable]
public readonly record struct SearchHit([property: Id(0)] int Text, [property: Id(1)] int Start, [property: Id(2)] int End);

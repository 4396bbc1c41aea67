namespace CallInsight.Contracts.Search;

/// <summary>Makes a search over encrypted words out of what a person typed. Key <c>t/{tenant}</c>, stateless.</summary>
/// <remarks>A search is words and "phrases", each of which a call must say; <c>-</c> before one means that it must not. <c>said-by:rep</c>
/// or <c>said-by:customer</c>: by that side. <c>speaker:ada</c>: by somebody of that name. <c>topic:pricing</c>: the topic came up.
/// <c>from:2026-03-01</c>, <c>to:2026-03-31</c>: days, both included.</remarks>
[Alias("ISearchGrain"), GrainInterfaceType("search")]
public interface ISearchGrain : ITenantOwned
{
    /// <summary>What a call must fulfil, over hashed words.</summary>
    /// <returns>Refused: <c>search.invalid</c>.</returns>
    [SafeToRepeat, Alias("Compile")]
    Task<Result<SearchTerms>> Compile(string text);

    /// <summary>Where the searched words stand in some utterances: UTF-16 offsets. What others said than the search asks for has none.</summary>
    [SafeToRepeat, Alias("Locate")]
    Task<IReadOnlyList<SearchHit>> Locate(string text, IReadOnlyList<SaidText> texts);

    /// <summary>For each call, whether those whom the search names said all of its words in these utterances, and none that it excludes.</summary>
    [SafeToRepeat, Alias("Confirm")]
    Task<IReadOnlyList<bool>> Confirm(string text, IReadOnlyList<IReadOnlyList<SaidText>> calls);
}

using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using Orleans.Concurrency;

namespace CallInsight.Grains.Search;

[StatelessWorker, GrainType("search")]
internal sealed class SearchGrain(TenantKeys keys, IGrainFactory grains) : TenantOwnedGrain, ISearchGrain
{
    public async Task<Result<SearchTerms>> Compile(string text)
    {
        var parsed = ParsedSearch.Read(text);
        if (!parsed.Ok)
        {
            return parsed.Refusal!;
        }

        var hash = new WordHash(await keys.GetAsync(TenantId, CancellationToken.None));
        return new CompileSearch(hash, parsed.Value.Topics.Count == 0 ? new Dictionary<string, int>() : (await TopicCodes.OfAsync(grains, TenantId)).Names).Run(parsed.Value);
    }

    public Task<IReadOnlyList<SearchHit>> Locate(string text, IReadOnlyList<SaidText> texts)
        => Task.FromResult<IReadOnlyList<SearchHit>>(ParsedSearch.Read(text) is { Ok: true, Value: var search } ? [.. texts.SelectMany((t, i) => new FindPhrases(search).In(i, t))] : []);

    public Task<IReadOnlyList<bool>> Confirm(string text, IReadOnlyList<IReadOnlyList<SaidText>> calls)
        => Task.FromResult<IReadOnlyList<bool>>([.. calls.Select(c => ParsedSearch.Read(text) is { Ok: true, Value: var search } && new FindPhrases(search).AreIn(c))]);
}

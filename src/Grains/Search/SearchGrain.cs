using CallInsight.Analysis.Text;
using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using Orleans.Concurrency;

namespace CallInsight.Grains.Search;

[StatelessWorker, GrainType("search")]
internal sealed class SearchGrain(TenantKeys keys) : TenantOwnedGrain, ISearchGrain
{
    public async Task<Result<SearchTerms>> Compile(string text)
    {
        var parsed = SearchPhrase.Parse(text);
        if (!parsed.Ok)
        {
            return parsed.Refusal!;
        }

        var hash = new WordHash(await keys.GetAsync(TenantId, CancellationToken.None));
        return new SearchTerms(
            [.. parsed.Value.Where(p => !p.Unwanted).Select(p => Query(hash, p))],
            [.. parsed.Value.Where(p => p.Unwanted).Select(p => Query(hash, p))]);
    }

    public Task<IReadOnlyList<SearchHit>> Locate(string text, IReadOnlyList<string> texts)
    {
        var parsed = SearchPhrase.Parse(text);
        var hits = new List<SearchHit>();
        if (parsed.Ok)
        {
            var phrases = parsed.Value.Where(p => !p.Unwanted).ToList();
            for (var i = 0; i < texts.Count; i++)
            {
                AddHits(hits, i, texts[i], phrases);
            }
        }

        return Task.FromResult<IReadOnlyList<SearchHit>>(hits);
    }

    private static string Query(WordHash hash, SearchPhrase phrase) => string.Join(" <-> ", phrase.Stems.Select(s => $"'{hash.Of(s)}'"));

    private static void AddHits(List<SearchHit> hits, int index, string text, List<SearchPhrase> phrases)
    {
        Span<char> stem = stackalloc char[WordForm.Longest];
        var words = new List<(string Stem, int Start, int End)>();
        foreach (var word in Words.Of(text))
        {
            text.AsSpan().Overlaps(word, out var start);
            words.Add((stem[..Stemmer.Stem(word, stem)].ToString(), start, start + word.Length));
        }

        for (var at = 0; at < words.Count; at++)
        {
            var found = phrases.Where(p => Matches(words, at, p.Stems)).Select(p => p.Stems.Count).DefaultIfEmpty(0).Max();
            if (found > 0)
            {
                hits.Add(new SearchHit(index, words[at].Start, words[at + found - 1].End));
                at += found - 1;
            }
        }
    }

    private static bool Matches(List<(string Stem, int Start, int End)> words, int at, IReadOnlyList<string> stems)
    {
        if (at + stems.Count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < stems.Count; i++)
        {
            if (!string.Equals(words[at + i].Stem, stems[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}

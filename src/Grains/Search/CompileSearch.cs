using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Search;

/// <summary>Writes a search as questions over hashed words. A side and a name are weights of positions (see <see cref="SearchWeight"/>),
/// which the index does not hold: what asks for them is looked up by its words and then compared row by row.</summary>
internal sealed class CompileSearch(WordHash hash, IReadOnlyDictionary<string, int> topics)
{
    private const int MostNamed = 12;

    /// <param name="search">What was typed.</param>
    /// <returns>Refused: <c>search.invalid</c>, when a topic is not known.</returns>
    public Result<SearchTerms> Run(ParsedSearch search)
    {
        foreach (var (name, _) in search.Topics)
        {
            if (!topics.ContainsKey(Plain(name)))
            {
                return ParsedSearch.Refuse($"No topic is called \"{name}\". There are: {string.Join(", ", topics.Keys.Order(StringComparer.Ordinal).Take(MostNamed))}.");
            }
        }

        var side = SearchWeight.OfSide(search.SaidBy);
        var words = search.Phrases.Where(p => !p.Unwanted).ToList();
        var isBySpeaker = search.WantedSpeakers.Any() && search.Phrases.Count > 0;
        return new SearchTerms(
            [.. words.Select(p => Term(p, side)), .. search.WantedSpeakers.Select(s => Term(s, SearchWeight.Name))],

            // What only others said is no reason to leave a call out: that is for the transcript to tell.
            [.. search.Phrases.Where(p => p.Unwanted && !isBySpeaker).Select(p => Query(p, side)), .. search.Speakers.Where(s => s.Unwanted).Select(s => Query(s, SearchWeight.Name))],
            Codes(search, unwanted: false),
            Codes(search, unwanted: true),
            search.From,
            search.To,
            words.Count == 0 ? null : string.Join(" | ", words.Select(p => $"({Query(p, side)})")),
            isBySpeaker);
    }

    /// <summary>A topic's name in the form that it is looked up by: case and what joins its words do not count.</summary>
    public static string Plain(string topic) => topic.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private SearchTerm Term(SearchPhrase phrase, string weight)
        => new([.. phrase.Stems.Distinct(StringComparer.Ordinal).Select(s => $"'{hash.Of(s)}'")], Query(phrase, weight), phrase.Stems.Count == 1 && weight.Length == 0);

    private string Query(SearchPhrase phrase, string weight) => string.Join(" <-> ", phrase.Stems.Select(s => $"'{hash.Of(s)}'{weight}"));

    private List<int> Codes(ParsedSearch search, bool unwanted) => [.. search.Topics.Where(t => t.Unwanted == unwanted).Select(t => topics[Plain(t.Name)])];
}

using CallInsight.Contracts.Search;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Search.Alerts;

/// <summary>A saved search that tells its owner, ready to be compared with calls.</summary>
/// <param name="Words">What was typed, taken apart; null where nothing was.</param>
/// <param name="Wanted">Each stands in the call, see <see cref="CompileSearch"/>.</param>
/// <param name="Unwanted">None does.</param>
internal sealed record CompiledSearch(Guid Id, Guid Owner, bool IsDaily, SearchCriteria Criteria, TimeZoneInfo Zone, ParsedSearch? Words, IReadOnlyList<HashedPhrase> Wanted, IReadOnlyList<HashedPhrase> Unwanted)
{
    /// <summary>Only the transcript tells whether somebody named said the words.</summary>
    public bool IsBySpeaker => Words is { Phrases.Count: > 0 } words && words.WantedSpeakers.Any();

    /// <summary>A word without which no call matches; null where there is none.</summary>
    public string? Key => Wanted.Count == 0 ? null : Wanted.SelectMany(w => w.Words).MaxBy(w => w, StringComparer.Ordinal);

    /// <summary>Null where what was typed can no longer be read.</summary>
    public static CompiledSearch? Of(WordHash hash, Guid id, Guid owner, bool isDaily, SearchCriteria criteria)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(criteria.Zone, out var known) ? known : TimeZoneInfo.Utc;
        if (criteria.Words is null)
        {
            return new CompiledSearch(id, owner, isDaily, criteria, zone, null, [], []);
        }

        if (ParsedSearch.Read(criteria.Words) is not { Ok: true, Value: var words })
        {
            return null;
        }

        var side = SearchWeight.LetterOfSide(words.SaidBy);
        var isBySpeaker = words.Phrases.Count > 0 && words.WantedSpeakers.Any();
        return new CompiledSearch(
            id, owner, isDaily, criteria, zone, words,
            [.. words.Phrases.Where(p => !p.Unwanted).Select(p => Hashed(p, side)), .. words.WantedSpeakers.Select(s => Hashed(s, SearchWeight.OfNames))],
            [.. words.Phrases.Where(p => p.Unwanted && !isBySpeaker).Select(p => Hashed(p, side)), .. words.Speakers.Where(s => s.Unwanted).Select(s => Hashed(s, SearchWeight.OfNames))]);

        HashedPhrase Hashed(SearchPhrase phrase, char? weight) => new([.. phrase.Stems.Select(s => hash.Of(s))], weight);
    }
}

/// <summary>All of a tenant's searches that tell somebody.</summary>
/// <param name="fence">Stands for the searches that it was made of.</param>
internal sealed class CompiledSearches(string fence, IReadOnlyList<CompiledSearch> searches)
{
    private readonly ILookup<string, CompiledSearch> _byWord = searches.Where(s => s.Key is not null).ToLookup(s => s.Key!, StringComparer.Ordinal);
    private readonly List<CompiledSearch> _others = [.. searches.Where(s => s.Key is null)];

    public string Fence => fence;

    /// <summary>Those that a call with these words can match: of a thousand searches most ask for a word that it does not hold.</summary>
    public IEnumerable<CompiledSearch> For(CallWords words) => words.All.SelectMany(w => _byWord[w]).Concat(_others);
}

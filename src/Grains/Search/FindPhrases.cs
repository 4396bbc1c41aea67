using CallInsight.Analysis.Text;
using CallInsight.Contracts.Search;

namespace CallInsight.Grains.Search;

/// <summary>Finds a search's words in what was said, by whom it was said.</summary>
internal sealed class FindPhrases(ParsedSearch search)
{
    private readonly List<SearchPhrase> _wanted = [.. search.Phrases.Where(p => !p.Unwanted)];
    private readonly List<SearchPhrase> _names = [.. search.WantedSpeakers];

    /// <summary>Where the wanted words stand in a text: the longest that begins at each place.</summary>
    public IEnumerable<SearchHit> In(int index, SaidText said)
    {
        if (!IsHeard(said))
        {
            yield break;
        }

        var words = WordsOf(said.Text);
        var stems = words.ConvertAll(w => w.Stem);
        for (var at = 0; at < words.Count; at++)
        {
            var found = _wanted.Where(p => p.StandsAt(stems, at)).Select(p => p.Stems.Count).DefaultIfEmpty(0).Max();
            if (found > 0)
            {
                yield return new SearchHit(index, words[at].Start, words[at + found - 1].End);
                at += found - 1;
            }
        }
    }

    /// <summary>Whether all wanted words were said by those whom the search names, and no unwanted one.</summary>
    public bool AreIn(IReadOnlyList<SaidText> call)
    {
        var said = call.Where(IsHeard).Select(t => SearchPhrase.StemsOf(t.Text)).ToList();
        return search.Phrases.All(p => said.Exists(p.StandsIn) != p.Unwanted);
    }

    private bool IsHeard(SaidText said)
        => (search.SaidBy is null || said.Role == search.SaidBy)
        && (_names.Count == 0 || (SearchPhrase.StemsOf(said.Name) is var name && _names.Exists(n => n.StandsIn(name))));

    private static List<(string Stem, int Start, int End)> WordsOf(string text)
    {
        Span<char> stem = stackalloc char[WordForm.Longest];
        var words = new List<(string Stem, int Start, int End)>();
        foreach (var word in Words.Of(text))
        {
            text.AsSpan().Overlaps(word, out var start);
            words.Add((stem[..Stemmer.Stem(word, stem)].ToString(), start, start + word.Length));
        }

        return words;
    }
}

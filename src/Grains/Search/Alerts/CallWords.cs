using System.Globalization;

namespace CallInsight.Grains.Search.Alerts;

/// <summary>The hashed words of one call, as its search rows hold them: looked at in memory, so that many searches are compared with one reading.</summary>
internal sealed class CallWords
{
    private readonly List<Dictionary<string, List<WordPlace>>> _rows = [];

    /// <param name="vectors">Each row's <c>tsvector</c> as text: <c>'hash':1,2A 'hash':7B</c>.</param>
    public CallWords(IEnumerable<string> vectors)
    {
        foreach (var vector in vectors)
        {
            _rows.Add(Read(vector));
        }
    }

    /// <summary>Each word's hash once.</summary>
    public IEnumerable<string> All => _rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>Whether the words stand one after the other, as <c>&lt;-&gt;</c> of a <c>tsquery</c> asks for, in one row.</summary>
    public bool Hold(HashedPhrase phrase) => _rows.Exists(r => Stand(r, phrase));

    private static bool Stand(Dictionary<string, List<WordPlace>> row, HashedPhrase phrase)
    {
        if (!row.TryGetValue(phrase.Words[0], out var starts))
        {
            return false;
        }

        return starts.Exists(start => phrase.Takes(start) && phrase.Words.Index().Skip(1).All(w => row.TryGetValue(w.Item, out var places) && places.Exists(p => p.At == start.At + w.Index && phrase.Takes(p))));
    }

    private static Dictionary<string, List<WordPlace>> Read(ReadOnlySpan<char> vector)
    {
        var row = new Dictionary<string, List<WordPlace>>(StringComparer.Ordinal);
        foreach (var part in vector.Split(' '))
        {
            var word = vector[part];
            var end = word.LastIndexOf(':');
            if (end > 2)
            {
                row[word[1..(end - 1)].ToString()] = Places(word[(end + 1)..]);
            }
        }

        return row;
    }

    private static List<WordPlace> Places(ReadOnlySpan<char> text)
    {
        var places = new List<WordPlace>();
        foreach (var part in text.Split(','))
        {
            var place = text[part];
            var weight = char.IsAsciiLetter(place[^1]) ? place[^1] : 'D';
            places.Add(new WordPlace(int.Parse(place.TrimEnd("ABC"), NumberStyles.None, CultureInfo.InvariantCulture), weight));
        }

        return places;
    }
}

/// <param name="At">The position in its row.</param>
/// <param name="Weight">Who said it, see <see cref="SearchWeight"/>; D for whoever.</param>
internal readonly record struct WordPlace(int At, char Weight);

/// <summary>Hashes of words that follow each other.</summary>
/// <param name="Weight">That each of them must have; null for any.</param>
internal sealed record HashedPhrase(IReadOnlyList<string> Words, char? Weight)
{
    public bool Takes(WordPlace place) => Weight is not { } weight || place.Weight == weight;
}

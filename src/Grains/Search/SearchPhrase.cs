using CallInsight.Analysis.Text;
using CallInsight.Contracts;

namespace CallInsight.Grains.Search;

/// <summary>Part of a search: stems that must follow each other; one stem for a word.</summary>
/// <param name="Unwanted">Whether calls with it are left out.</param>
internal sealed record SearchPhrase(IReadOnlyList<string> Stems, bool Unwanted)
{
    private const int MostWords = 32;

    /// <summary>Reads words, "phrases" and -not. Fault when nothing is left to search for.</summary>
    public static Result<IReadOnlyList<SearchPhrase>> Parse(string text)
    {
        var phrases = new List<SearchPhrase>();
        var rest = text.AsSpan();
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var unwanted = rest[0] == '-' && rest.Length > 1 && !char.IsWhiteSpace(rest[1]);
            rest = unwanted ? rest[1..] : rest;
            var quoted = rest[0] is '"' or '“' or '”';
            var length = quoted ? rest[1..].IndexOfAny("\"“”") : rest.IndexOfAny(" \t\r\n");
            var piece = quoted ? (length < 0 ? rest[1..] : rest.Slice(1, length)) : (length < 0 ? rest : rest[..length]);
            rest = length < 0 ? default : rest[(quoted ? length + 2 : length)..];
            if (StemsOf(piece) is { Count: > 0 } stems)
            {
                phrases.Add(new SearchPhrase(stems, unwanted));
            }
        }

        if (phrases.Sum(p => p.Stems.Count) > MostWords)
        {
            return Refuse($"Search for at most {MostWords} words at once.");
        }

        return phrases.Exists(p => !p.Unwanted) ? phrases : Refuse("Give a word or a \"phrase\" to search for.");
    }

    private static Refusal Refuse(string problem) => CommonRefusals.Invalid("search.invalid", ("q", problem));

    private static List<string> StemsOf(ReadOnlySpan<char> text)
    {
        Span<char> stem = stackalloc char[WordForm.Longest];
        var stems = new List<string>();
        foreach (var word in Words.Of(text))
        {
            stems.Add(stem[..Stemmer.Stem(word, stem)].ToString());
        }

        return stems;
    }
}

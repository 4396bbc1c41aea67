using System.Collections.Frozen;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>Numbers the words of a language's phrases while it is loaded, so that phrases are compared as numbers.</summary>
internal sealed class LanguageTerms(bool stemmed, bool english)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Numbers => _numbers;

    /// <summary>A phrase's words as numbers; "*" is a gap.</summary>
    public int[] NumbersOf(string phrase)
    {
        var numbers = new List<int>();
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "*")
            {
                numbers.Add(Phrase.Gap);
                continue;
            }

            foreach (var word in Words.Of(part))
            {
                numbers.Add(NumberOf(word));
            }
        }

        return [.. numbers];
    }

    public FrozenDictionary<string, int> Freeze() => _numbers.ToFrozenDictionary(StringComparer.Ordinal);

    private int NumberOf(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var length = stemmed && english ? Stemmer.Stem(word, buffer) : WordForm.Of(word, buffer);
        var key = new string(buffer[..length]);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(key, number);
        }

        return number;
    }
}

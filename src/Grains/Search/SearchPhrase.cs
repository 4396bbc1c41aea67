using CallInsight.Analysis.Text;

namespace CallInsight.Grains.Search;

/// <summary>Part of a search: stems that must follow each other; one stem for a word.</summary>
/// <param name="Unwanted">Whether calls with it are left out.</param>
internal sealed record SearchPhrase(IReadOnlyList<string> Stems, bool Unwanted)
{
    /// <summary>The stems of a text's words; none where it has no words.</summary>
    public static List<string> StemsOf(ReadOnlySpan<char> text)
    {
        Span<char> stem = stackalloc char[WordForm.Longest];
        var stems = new List<string>();
        foreach (var word in Words.Of(text))
        {
            stems.Add(stem[..Stemmer.Stem(word, stem)].ToString());
        }

        return stems;
    }

    /// <summary>Whether the stems stand among others, from a place on.</summary>
    public bool StandsAt(IReadOnlyList<string> stems, int at)
    {
        if (at + Stems.Count > stems.Count)
        {
            return false;
        }

        for (var i = 0; i < Stems.Count; i++)
        {
            if (!string.Equals(stems[at + i], Stems[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the stems stand anywhere among others.</summary>
    public bool StandsIn(IReadOnlyList<string> stems) => Enumerable.Range(0, stems.Count).Any(at => StandsAt(stems, at));
}

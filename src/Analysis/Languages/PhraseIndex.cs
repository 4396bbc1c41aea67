using System.Runtime.CompilerServices;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>A phrase as the numbers of its words; <see cref="Gap"/> stands for up to two words of any kind.</summary>
internal sealed record Phrase(int[] Terms, int Tag)
{
    public const int Gap = -2;
}

/// <summary>A phrase found: how many words it covers, and the tag it was filed under.</summary>
internal readonly record struct PhraseMatch(int Words, int Tag)
{
    public bool Found => Words > 0;
}

/// <summary>Finds phrases that begin at a given word; of several the longest.</summary>
/// <param name="head">The trait of the forms that begin a phrase.</param>
/// <param name="stemmed">Whether words are compared by their stems.</param>
internal sealed class PhraseIndex(WordTraits head, bool stemmed)
{
    private const int LongestGap = 2;

    private readonly Dictionary<int, List<Phrase>> _byFirst = [];
    private Phrase[]?[] _phrases = [];

    public WordTraits Head => head;

    /// <summary>Whether a phrase begins with a word of these numbers.</summary>
    public bool BeginsWith(int term, int stemTerm)
    {
        var first = stemmed ? stemTerm : term;
        return first >= 0 && first < _phrases.Length && _phrases[first] is not null;
    }

    public void Add(Phrase phrase)
    {
        if (phrase.Terms.Length == 0 || phrase.Terms[0] < 0)
        {
            return;
        }

        var first = phrase.Terms[0];
        if (!_byFirst.TryGetValue(first, out var list))
        {
            _byFirst.Add(first, list = []);
        }

        list.Add(phrase);
        if (first >= _phrases.Length)
        {
            Array.Resize(ref _phrases, first + 16);
        }

        _phrases[first] = [.. list];
    }

    /// <summary>The longest phrase that begins at a word and ends before another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhraseMatch At(CallText text, int token, int end)
        => text.Is(token, head) ? Longest(text, token, end) : default;

    private PhraseMatch Longest(CallText text, int token, int end)
    {
        var best = default(PhraseMatch);
        foreach (var phrase in _phrases[TermOf(text.FormOf(token))]!)
        {
            var length = Length(text, phrase.Terms, 0, token, end) - token;
            if (length > best.Words)
            {
                best = new PhraseMatch(length, phrase.Tag);
            }
        }

        return best;
    }

    // Returns the index after the phrase's last word, or the token itself where the phrase is not there.
    private int Length(CallText text, int[] terms, int term, int token, int end)
    {
        for (var at = token; ; at++, term++)
        {
            if (term == terms.Length)
            {
                return at;
            }

            if (terms[term] == Phrase.Gap)
            {
                return AfterGap(text, terms, term + 1, at, end, token);
            }

            if (at >= end || TermOf(text.FormOf(at)) != terms[term])
            {
                return token;
            }
        }
    }

    private int AfterGap(CallText text, int[] terms, int term, int at, int end, int start)
    {
        for (var skip = 0; skip <= LongestGap && at + skip <= end; skip++)
        {
            if (term == terms.Length)
            {
                return Math.Min(at + LongestGap, end);
            }

            var after = Length(text, terms, term, at + skip, end);
            if (after > at + skip)
            {
                return after;
            }
        }

        return start;
    }

    private int TermOf(Form form) => stemmed ? form.StemTerm : form.Term;
}

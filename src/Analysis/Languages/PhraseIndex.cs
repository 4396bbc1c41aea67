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
internal sealed class PhraseIndex
{
    /// <summary>How many words a gap may stand for.</summary>
    public const int LongestGap = 2;

    private readonly bool _stemmed;
    private readonly PhraseGroup[] _groups;

    /// <param name="head">The trait of the words that may begin a phrase.</param>
    /// <param name="stemmed">Whether words are compared by their stems.</param>
    /// <param name="phrases">Those that begin with a gap or hold no word are left out.</param>
    public PhraseIndex(WordTraits head, bool stemmed, IEnumerable<Phrase> phrases)
    {
        (Head, _stemmed) = (head, stemmed);
        var byFirst = phrases.Where(p => p.Terms is [>= 0, ..]).GroupBy(p => p.Terms[0]).ToList();
        _groups = new PhraseGroup[byFirst.Select(g => g.Key + 1).DefaultIfEmpty(0).Max()];
        foreach (var group in byFirst)
        {
            _groups[group.Key] = new PhraseGroup([.. group]);
        }
    }

    public WordTraits Head { get; }

    /// <summary>The longest phrase that begins at a word and ends before another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhraseMatch At(CallText text, int token, int end)
        => text.Is(token, Head) ? Longest(new SpokenTerms((_stemmed ? text.StemTerms : text.Terms)[..end]), token) : default;

    private PhraseMatch Longest(SpokenTerms spoken, int token)
    {
        var first = spoken.At(token);
        if ((uint)first >= (uint)_groups.Length)
        {
            return default;
        }

        ref readonly var group = ref _groups[first];
        var best = group.Word;
        var (second, third) = (spoken.At(token + 1), spoken.At(token + 2));
        foreach (ref readonly var longer in group.LongerWith(second))
        {
            if (longer.MayBe(second, third) && Length(spoken, longer.Phrase.Terms, token) - token is var length && length > best.Words)
            {
                best = new PhraseMatch(length, longer.Phrase.Tag);
            }
        }

        return best;
    }

    // Returns the index after the phrase's last word, or the token itself where the phrase is not there.
    private static int Length(SpokenTerms spoken, ReadOnlySpan<int> terms, int token)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i] == Phrase.Gap)
            {
                return AfterGap(spoken, terms[(i + 1)..], token + i) is >= 0 and var after ? after : token;
            }

            if (spoken.At(token + i) != terms[i])
            {
                return token;
            }
        }

        return token + terms.Length;
    }

    // Returns the index after the rest of a phrase that follows a gap; −1 where it does not follow.
    private static int AfterGap(SpokenTerms spoken, ReadOnlySpan<int> rest, int at)
    {
        for (var skip = 0; skip <= LongestGap && at + skip <= spoken.End; skip++)
        {
            if (rest.IsEmpty)
            {
                return Math.Min(at + LongestGap, spoken.End);
            }

            var after = Length(spoken, rest, at + skip);
            if (after > at + skip)
            {
                return after;
            }
        }

        return -1;
    }

    /// <summary>The terms of the words before some end.</summary>
    private readonly ref struct SpokenTerms(ReadOnlySpan<int> terms)
    {
        private const int NoWord = -3;

        private readonly ReadOnlySpan<int> _terms = terms;

        public int End => _terms.Length;

        public int At(int token) => token < _terms.Length ? _terms[token] : NoWord;
    }
}

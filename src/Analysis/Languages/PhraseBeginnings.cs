using System.Runtime.CompilerServices;

namespace CallInsight.Analysis.Languages;

/// <summary>
/// The first three words of the phrases of all rules: one look tells of a word that is said, with those behind it, which
/// rules may find a phrase there. Common words begin hundreds of phrases and hardly ever with the words that follow.
/// Sometimes it says "may" where no phrase begins.
/// </summary>
internal sealed class PhraseBeginnings
{
    private readonly Beginnings _plain = new();
    private readonly Beginnings _stemmed = new();

    /// <summary>Notes a phrase; one that begins with a gap or holds no word is nobody's.</summary>
    public void Add(Phrase phrase, WordTraits traits, bool stemmed)
    {
        if (phrase.Terms is [>= 0, ..])
        {
            (stemmed ? _stemmed : _plain).Add(phrase.Terms, traits);
        }
    }

    /// <summary>What may begin with a word, given what follows.</summary>
    public WordTraits All(int term, int stemTerm) => _plain.All(term) | _stemmed.All(stemTerm);

    /// <summary>What may begin with it whatever follows.</summary>
    public WordTraits Alone(int term, int stemTerm) => _plain.Alone(term) | _stemmed.Alone(stemTerm);

    /// <summary>The traits of a word where others follow: of phrases only those that may go on with them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WordTraits Of(in WordFacts word, in WordFacts second, in WordFacts third)
        => word.Traits & (~WordTraits.BeginsPhrase | word.Alone
            | _plain.Of(word.Term, second.Term, third.Term) | _stemmed.Of(word.StemTerm, second.StemTerm, third.StemTerm));

    /// <summary>The same for words as they are, or for their stems. A number below 0 is that of words that are in no phrase.</summary>
    private sealed class Beginnings
    {
        private const int Places = 1 << 14;
        private const int Spread = 40_503;

        // The traits of phrases are the upper half of all traits.
        private const int Half = 16;

        // For each word the traits of the phrases that begin with it, and of those among them that are the word alone or go on with any word.
        private readonly Dictionary<int, WordTraits> _all = [];
        private readonly Dictionary<int, WordTraits> _alone = [];

        // For two words the traits of the phrases that are those alone or go on with any word; in the upper half those of longer
        // phrases. For three words the traits of the longer ones. Pairs and triples may fall together.
        private readonly uint[] _pairs = new uint[Places];
        private readonly ushort[] _triples = new ushort[Places];

        public void Add(ReadOnlySpan<int> terms, WordTraits traits)
        {
            Note(_all, terms[0], traits);
            traits &= WordTraits.BeginsPhrase;
            if (terms is [_] or [_, Phrase.Gap, ..])
            {
                Note(_alone, terms[0], traits);
            }
            else if (terms is [_, _] or [_, _, Phrase.Gap, ..])
            {
                _pairs[PlaceOf(terms[0], terms[1])] |= (uint)traits >> Half;
            }
            else
            {
                _pairs[PlaceOf(terms[0], terms[1])] |= (uint)traits;
                _triples[PlaceOf(PlaceOf(terms[0], terms[1]), terms[2])] |= (ushort)((uint)traits >> Half);
            }
        }

        public WordTraits All(int term) => _all.GetValueOrDefault(term);

        public WordTraits Alone(int term) => _alone.GetValueOrDefault(term);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public WordTraits Of(int first, int second, int third)
        {
            var place = PlaceOf(first, second);
            var pair = _pairs[place];
            var traits = pair << Half;
            if (pair > ushort.MaxValue)
            {
                traits |= pair & ((uint)_triples[PlaceOf(place, third)] << Half);
            }

            return (WordTraits)traits;
        }

        private static void Note(Dictionary<int, WordTraits> words, int word, WordTraits traits) => words[word] = words.GetValueOrDefault(word) | traits;

        private static int PlaceOf(int first, int second) => ((first * Spread) + second) & (Places - 1);
    }
}

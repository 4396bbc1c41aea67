namespace CallInsight.Analysis.Languages;

/// <summary>
/// The first two words of the phrases of all rules: one look tells of a word that is said, with the one behind it, which
/// rules may find a phrase there. Common words begin hundreds of phrases and hardly ever with the word that follows.
/// Sometimes it says "may" where no phrase begins.
/// </summary>
internal sealed class PhraseBeginnings
{
    private const int Pairs = 1 << 16;
    private const int Spread = 40_503;

    // For each pair of words the traits that it leaves, by words as they are and by their stems; pairs may fall together.
    private readonly TraitsOfPairs _pairs = new();
    private readonly TraitsOfPairs _stemmedPairs = new();

    // For each word the traits of the phrases that are the word alone, or go on with any word.
    private readonly Dictionary<int, WordTraits> _alone = [];
    private readonly Dictionary<int, WordTraits> _stemmedAlone = [];

    public void Add(Phrase phrase, WordTraits head, bool stemmed)
    {
        if (phrase.Terms.Length == 1 || phrase.Terms[1] == Phrase.Gap)
        {
            var alone = stemmed ? _stemmedAlone : _alone;
            alone[phrase.Terms[0]] = alone.GetValueOrDefault(phrase.Terms[0]) | (head & WordTraits.BeginsPhrase);
        }
        else
        {
            (stemmed ? _stemmedPairs : _pairs).Add(phrase.Terms[0], phrase.Terms[1], head & WordTraits.BeginsPhrase);
        }
    }

    /// <summary>What may begin with a word whatever follows.</summary>
    public WordTraits Alone(int term, int stemTerm) => _alone.GetValueOrDefault(term) | _stemmedAlone.GetValueOrDefault(stemTerm);

    /// <summary>The traits of a word where another follows: of phrases only those that may go on with it.</summary>
    public WordTraits Of(in WordFacts word, in WordFacts next)
        => word.Traits & (~WordTraits.BeginsPhrase | word.Alone | _pairs.Of(word.Term, next.Term) | _stemmedPairs.Of(word.StemTerm, next.StemTerm));

    /// <summary>Traits of pairs of numbers. A number below 0 is that of words that are in no phrase.</summary>
    private sealed class TraitsOfPairs
    {
        private const int Shift = 16;

        private readonly ushort[] _traits = new ushort[Pairs];

        public void Add(int first, int second, WordTraits traits) => _traits[PlaceOf(first, second)] |= (ushort)((int)traits >> Shift);

        public WordTraits Of(int first, int second) => (WordTraits)(_traits[PlaceOf(first, second)] << Shift);

        private static ushort PlaceOf(int first, int second) => (ushort)((first * Spread) + second);
    }
}

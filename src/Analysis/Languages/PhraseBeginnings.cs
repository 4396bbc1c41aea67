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

    // For each word the traits of the phrases that begin with it, and of those among them that are the word alone or go on with any word.
    private readonly Dictionary<int, WordTraits> _all = [];
    private readonly Dictionary<int, WordTraits> _stemmedAll = [];
    private readonly Dictionary<int, WordTraits> _alone = [];
    private readonly Dictionary<int, WordTraits> _stemmedAlone = [];

    /// <summary>Notes a phrase; one that begins with a gap or holds no word is nobody's.</summary>
    public void Add(Phrase phrase, WordTraits traits, bool stemmed)
    {
        if (phrase.Terms is not [>= 0 and var first, .. var rest])
        {
            return;
        }

        Note(stemmed ? _stemmedAll : _all, first, traits);
        if (rest is [] or [Phrase.Gap, ..])
        {
            Note(stemmed ? _stemmedAlone : _alone, first, traits & WordTraits.BeginsPhrase);
        }
        else
        {
            (stemmed ? _stemmedPairs : _pairs).Add(first, rest[0], traits & WordTraits.BeginsPhrase);
        }
    }

    /// <summary>What may begin with a word, given what follows.</summary>
    public WordTraits All(int term, int stemTerm) => _all.GetValueOrDefault(term) | _stemmedAll.GetValueOrDefault(stemTerm);

    /// <summary>What may begin with it whatever follows.</summary>
    public WordTraits Alone(int term, int stemTerm) => _alone.GetValueOrDefault(term) | _stemmedAlone.GetValueOrDefault(stemTerm);

    /// <summary>The traits of a word where another follows: of phrases only those that may go on with it.</summary>
    public WordTraits Of(in WordFacts word, in WordFacts next)
        => word.Traits & (~WordTraits.BeginsPhrase | word.Alone | _pairs.Of(word.Term, next.Term) | _stemmedPairs.Of(word.StemTerm, next.StemTerm));

    private static void Note(Dictionary<int, WordTraits> words, int word, WordTraits traits) => words[word] = words.GetValueOrDefault(word) | traits;

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

namespace CallInsight.Analysis.Languages;

/// <summary>
/// The first two words of phrases as bits of a small table: most words that are met begin no phrase with the word behind them,
/// and this tells so from memory that is at hand. Sometimes it says "may" of a pair that begins none.
/// </summary>
internal sealed class PhraseBeginnings
{
    private const int Bits = 1 << 16;
    private const int BitsOfPart = 64;
    private const int Spread = 40_503;

    // One bit for each pair of words, one for each word that any word may follow, one for each that is a phrase.
    private readonly ulong[] _pairs = new ulong[Bits / BitsOfPart];
    private readonly ulong[] _gaps = new ulong[Bits / BitsOfPart];
    private readonly ulong[] _alone = new ulong[Bits / BitsOfPart];

    public void Add(Phrase phrase)
    {
        var first = phrase.Terms[0];
        if (phrase.Terms.Length == 1)
        {
            Set(_alone, first);
        }
        else if (phrase.Terms[1] == Phrase.Gap)
        {
            Set(_gaps, first);
        }
        else
        {
            Set(_pairs, PlaceOf(first, phrase.Terms[1]));
        }
    }

    /// <summary>Whether a term alone is a phrase; terms are below 65,536.</summary>
    public bool Alone(int first) => Has(_alone, first);

    /// <summary>False where surely no longer phrase begins with a term and the one behind it, which is negative where it is in no phrase.</summary>
    public bool MayGoOn(int first, int second) => Has(_gaps, first) || (second >= 0 && Has(_pairs, PlaceOf(first, second)));

    private static int PlaceOf(int first, int second) => ((first * Spread) + second) & (Bits - 1);

    private static void Set(ulong[] bits, int place) => bits[place / BitsOfPart] |= 1UL << (place % BitsOfPart);

    private static bool Has(ulong[] bits, int place) => (bits[place / BitsOfPart] & (1UL << (place % BitsOfPart))) != 0;
}

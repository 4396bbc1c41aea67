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

    // One bit for each pair of words, one for each word that needs no second or takes any.
    private readonly ulong[] _pairs = new ulong[Bits / BitsOfPart];
    private readonly ulong[] _alone = new ulong[Bits / BitsOfPart];

    public void Add(Phrase phrase)
    {
        if (phrase.Terms is [var first, var second and not Phrase.Gap, ..])
        {
            Set(_pairs, PlaceOf(first, second));
        }
        else
        {
            Set(_alone, phrase.Terms[0] & (Bits - 1));
        }
    }

    /// <summary>False where surely no phrase begins with a term and the one behind it; negative terms are no words of phrases.</summary>
    public bool MayBegin(int first, int second)
        => first >= 0 && (Has(_alone, first & (Bits - 1)) || (second >= 0 && Has(_pairs, PlaceOf(first, second))));

    private static int PlaceOf(int first, int second) => ((first * Spread) + second) & (Bits - 1);

    private static void Set(ulong[] bits, int place) => bits[place / BitsOfPart] |= 1UL << (place % BitsOfPart);

    private static bool Has(ulong[] bits, int place) => (bits[place / BitsOfPart] & (1UL << (place % BitsOfPart))) != 0;
}

using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Masking;

namespace CallInsight.Analysis.Text;

/// <summary>What is known of a word form.</summary>
/// <param name="Text">The form: lower case, straight apostrophes.</param>
/// <param name="Stem">Its stem; the form itself where the language has no stemmer.</param>
/// <param name="Valence">The sentiment lexicon's rating, −4 to 4; 0 when it has none.</param>
internal sealed record Form(string Text, string Stem, WordFacts Facts, double Valence)
{
    /// <summary>The form as one number; the default where it is not plain.</summary>
    public PlainForm Plain { get; } = PlainForm.Of(Text);

    /// <summary>The same of its stem.</summary>
    public PlainForm PlainStem { get; } = PlainForm.Of(Stem);

    // Asked for by masking alone, and then for every call that says the word: worked out once, with one bit that says so.
    private ulong _masking;

    /// <summary>What masking knows of it.</summary>
    public MaskTraits Masking
    {
        get
        {
            const ulong Known = 1UL << 63;
            var known = Volatile.Read(ref _masking);
            if (known == 0)
            {
                known = Known | (ulong)MaskingWords.TraitsOf(Text);
                Volatile.Write(ref _masking, known);
            }

            return (MaskTraits)(known & ~Known);
        }
    }

    public bool Is(WordTraits traits) => (Facts.Traits & traits) != WordTraits.None;
}

namespace CallInsight.Analysis.Languages;

/// <summary>What the rules ask of each word of a call, side by side in memory.</summary>
/// <param name="Alone">Of the phrases that may begin with it, those that may whatever word follows.</param>
/// <param name="Term">Its number in the language's phrases, −1 when it is in none.</param>
/// <param name="StemTerm">Its stem's number there.</param>
internal readonly record struct WordFacts(WordTraits Traits, WordTraits Alone, int Term, int StemTerm)
{
    /// <summary>Those of no word.</summary>
    public static readonly WordFacts None = new(WordTraits.None, WordTraits.None, -1, -1);
}

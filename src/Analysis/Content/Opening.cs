using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Content;

/// <summary>A sentence from behind its lead-ins to its end, and the phrase that it begins with there.</summary>
/// <param name="First">Its first word; the end where there are only lead-ins.</param>
/// <param name="End">The place behind its last word.</param>
/// <param name="Part">What the phrase does.</param>
/// <param name="PhraseWords">How many words the phrase has.</param>
internal readonly record struct Opening(int First, int End, QuestionPart Part, int PhraseWords)
{
    public int Words => End - First;

    /// <summary>Whether the phrase is all there is.</summary>
    public bool IsWhole => PhraseWords == Words;
}

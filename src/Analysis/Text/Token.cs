namespace CallInsight.Analysis.Text;

/// <summary>A word where it was spoken.</summary>
/// <param name="Word">The number of its form in the call's <see cref="Vocabulary"/>.</param>
/// <param name="Start">UTF-16 offset in the utterance's text.</param>
/// <param name="End">UTF-16 offset after its last character.</param>
internal readonly record struct Token(int Word, int Start, int End);

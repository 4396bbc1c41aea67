namespace CallInsight.Analysis.Text;

/// <summary>A word where it was spoken.</summary>
/// <param name="Stem">The number of its stem in the call's <see cref="Vocabulary"/>.</param>
/// <param name="Start">UTF-16 offset in the utterance's text.</param>
/// <param name="Length">UTF-16 code units.</param>
internal readonly record struct Token(Form Form, int Stem, int Start, int Length)
{
    /// <summary><see cref="Form.Heads"/>, here as well: every rule asks it of every word, and most words answer no.</summary>
    public int Heads { get; } = Form.Heads;

    public int End => Start + Length;
}

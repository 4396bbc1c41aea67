namespace CallInsight.Analysis.Text;

/// <summary>A part of an utterance up to a mark or line break: its words and its text without the spaces around.</summary>
/// <param name="FirstToken">Index of its first word among the call's tokens.</param>
/// <param name="EndToken">Index after its last word.</param>
/// <param name="Start">UTF-16 offset in the utterance's text.</param>
/// <param name="End">UTF-16 offset after its last character, marks included.</param>
/// <param name="Asks">Whether it ends in a question mark.</param>
/// <param name="Marked">Whether it ends in a mark at all.</param>
internal readonly record struct Sentence(int Utterance, int FirstToken, int EndToken, int Start, int End, bool Asks, bool Marked)
{
    public int Words => EndToken - FirstToken;
}

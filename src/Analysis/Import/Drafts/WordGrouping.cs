using System.Text;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>
/// Makes utterances of words. Where the vendor has no segments of its own, a new one begins at a change of speaker,
/// after a gap of more than 1.0 s, and after sentence punctuation; otherwise only where <see cref="Break"/> says.
/// </summary>
internal sealed class WordGrouping(TranscriptDraft draft, string path, bool segmented = false)
{
    // Above 1.0 s by more than the error of adding two decimal fractions.
    private const double GapSeconds = 1.0 + 1e-9;

    private readonly StringBuilder _text = new();
    private List<DraftWord> _words = [];
    private string? _speaker;
    private Place _place;
    private int _seen;
    private bool _sentenceEnded;

    /// <summary>Adds a word, followed in the text by its own punctuation where it has some.</summary>
    public void Word(string? speaker, string? text, double? start, double? end)
    {
        var index = _seen++;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (_words.Count > 0 && BeginsAnew(speaker, start))
        {
            Break();
        }

        if (_words.Count == 0)
        {
            (_speaker, _place) = (speaker, Place.Item(path, index));
        }

        _text.Append(_text.Length > 0 ? " " : null).Append(text);
        _words.Add(new DraftWord(text, start, end));
        _sentenceEnded = EndsSentence(text);
    }

    /// <summary>Adds punctuation to the word before; without one it is passed over.</summary>
    public void Punctuation(string? text)
    {
        _seen++;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || _words.Count == 0)
        {
            return;
        }

        _text.Append(text);
        _words[^1] = _words[^1] with { Text = _words[^1].Text + text };
        _sentenceEnded = EndsSentence(text);
    }

    /// <summary>Ends the utterance; at the end of the words, too.</summary>
    public void Break(double? start = null, double? end = null)
    {
        if (_words.Count > 0)
        {
            draft.Add(new DraftUtterance(_speaker, _text.ToString(), _place) { Words = _words, Start = start, End = end });
        }

        _text.Clear();
        _words = [];
        _sentenceEnded = false;
    }

    private bool BeginsAnew(string? speaker, double? start)
    {
        if (speaker != _speaker)
        {
            return true;
        }

        var before = _words[^1].End ?? _words[^1].Start;
        return !segmented && (_sentenceEnded || start - before > GapSeconds);
    }

    private static bool EndsSentence(string text) =>
        text.AsSpan().TrimEnd("\"'”’)]»") is [.., '.' or '?' or '!' or '…' or '。' or '？' or '！' or '؟'];
}

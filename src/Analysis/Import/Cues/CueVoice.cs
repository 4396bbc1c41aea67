using System.Text;
using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>What one voice says in one cue.</summary>
internal sealed class CueVoice(string? name)
{
    private readonly StringBuilder _text = new();
    private List<VoicePiece>? _timed;

    public string? Name { get; } = name;

    public string Text => _text.ToString();

    /// <summary>Adds speech, with one space between words; pieces are remembered only in a cue that has times within.</summary>
    public void Add(VoicePiece piece, bool timesWithin)
    {
        foreach (var range in piece.Text.AsSpan().SplitAny(" \t\u00A0\n\r"))
        {
            var word = piece.Text.AsSpan()[range];
            if (!word.IsEmpty)
            {
                _text.Append(_text.Length > 0 ? " " : null).Append(word);
            }
        }

        if (timesWithin)
        {
            (_timed ??= []).Add(piece);
        }
    }

    /// <summary>The words with the times of the tags between them; null where there are no tags. Words between two tags have none.</summary>
    public List<DraftWord>? Words(double start, double end)
    {
        if (_timed is null || !_timed.Exists(piece => piece.Time is not null))
        {
            return null;
        }

        var words = new List<DraftWord>();
        for (var at = 0; at < _timed.Count; at++)
        {
            var from = _timed[at].Time ?? (at == 0 ? start : null);
            var until = at + 1 < _timed.Count ? _timed[at + 1].Time : end;
            var texts = _timed[at].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            words.AddRange(texts.Select(text => texts.Length == 1 ? new DraftWord(text, from, until) : new DraftWord(text, null, null)));
        }

        return words;
    }
}

using System.Text;
using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Makes utterances of cues: one for each cue, or one for each voice in it.</summary>
internal sealed class CueSpeech(TranscriptDraft draft)
{
    private readonly SpeakerLabels _labels = new();
    private string? _speaker;
    private bool _hasVoices;

    /// <summary>Adds the cues to the draft. A cue without a voice belongs to the voice before it.</summary>
    public void Add(IReadOnlyList<Cue> cues)
    {
        foreach (var line in cues.SelectMany(cue => cue.Lines))
        {
            _hasVoices |= line.Contains("<v", StringComparison.Ordinal);
            _labels.Note(CueMarkup.Plain(line));
        }

        foreach (var cue in RollingCaptions.Collapse(cues))
        {
            AddCue(cue);
        }
    }

    private void AddCue(Cue cue)
    {
        if (cue.Lines.TrueForAll(string.IsNullOrWhiteSpace))
        {
            draft.Report.LeaveOut(Place.Line(cue.Line), "cue", "has no words");
            return;
        }

        var voices = new List<(string? Voice, List<VoicePiece> Pieces)>();
        foreach (var line in cue.Lines)
        {
            TakeLine(line, voices);
        }

        AddVoices(cue, voices);
    }

    private void TakeLine(string line, List<(string? Voice, List<VoicePiece> Pieces)> voices)
    {
        foreach (var piece in CueMarkup.Read([line]))
        {
            var voice = piece.Voice;
            var text = piece.Text.AsSpan();
            if (!_hasVoices && piece.Time is null)
            {
                voice = _labels.Take(text.Trim(), out text);
            }

            _speaker = voice ?? _speaker;
            if (text.IsWhiteSpace())
            {
                continue;
            }

            if (voices.Count == 0 || voices[^1].Voice != _speaker)
            {
                voices.Add((_speaker, []));
            }

            voices[^1].Pieces.Add(new VoicePiece(_speaker, piece.Time, text.ToString()));
        }
    }

    // Several voices in one cue share its time by their words.
    private void AddVoices(Cue cue, List<(string? Voice, List<VoicePiece> Pieces)> voices)
    {
        var texts = voices.ConvertAll(voice => Join(voice.Pieces));
        var words = texts.ConvertAll(text => Math.Max(1, SpokenWords.Count(text)));
        var all = words.Sum();
        var start = cue.Start;
        for (var at = 0; at < voices.Count; at++)
        {
            var end = at == voices.Count - 1 ? cue.End : start + ((cue.End - cue.Start) * words[at] / all);
            if (voices[at].Voice is { } name)
            {
                draft.Speakers.Describe(name, name, RoleWords.Of(name));
            }

            draft.Add(new DraftUtterance(voices[at].Voice, texts[at], Place.Line(cue.Line))
            {
                Start = start,
                End = end,
                Words = Words(voices[at].Pieces, start, end),
                Estimated = voices.Count > 1,
            });
            start = end;
        }
    }

    private static string Join(List<VoicePiece> pieces)
    {
        var text = new StringBuilder();
        foreach (var word in pieces.SelectMany(piece => piece.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            text.Append(text.Length > 0 ? " " : null).Append(word);
        }

        return text.ToString();
    }

    private static List<DraftWord>? Words(List<VoicePiece> pieces, double start, double end)
    {
        if (!pieces.Exists(piece => piece.Time is not null))
        {
            return null;
        }

        var words = new List<DraftWord>();
        for (var at = 0; at < pieces.Count; at++)
        {
            var from = pieces[at].Time ?? (at == 0 ? start : null);
            var until = at + 1 < pieces.Count ? pieces[at + 1].Time : end;
            var texts = pieces[at].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var word = 0; word < texts.Length; word++)
            {
                words.Add(new DraftWord(texts[word], word == 0 ? from : null, word == texts.Length - 1 ? until : null));
            }
        }

        return Spread(words);
    }

    // A start alone or an end alone is no word time: words between two tags share the stretch.
    private static List<DraftWord> Spread(List<DraftWord> words) =>
        words.ConvertAll(word => word is { Start: not null, End: not null } ? word : new DraftWord(word.Text, null, null));
}

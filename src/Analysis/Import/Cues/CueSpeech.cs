using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Makes utterances of cues: one for each cue, or one for each voice in it.</summary>
internal sealed class CueSpeech(TranscriptDraft draft)
{
    private readonly SpeakerLabels _labels = new();
    private readonly CueMarkup _markup = new();
    private readonly List<CueVoice> _voices = [];
    private string? _speaker;
    private bool _hasVoices;

    /// <summary>Adds the cues to the draft. A cue without a voice belongs to the voice before it.</summary>
    public void Add(IReadOnlyList<Cue> cues)
    {
        _hasVoices = cues.Any(cue => cue.Lines.Exists(line => line.Contains("<v", StringComparison.Ordinal)));
        if (!_hasVoices)
        {
            foreach (var line in cues.SelectMany(cue => cue.Lines))
            {
                _labels.Note(CueMarkup.Plain(line));
            }

            cues = RollingCaptions.Collapse(cues);
        }

        foreach (var cue in cues)
        {
            AddCue(cue);
        }
    }

    private void AddCue(Cue cue)
    {
        if (cue.Lines.TrueForAll(string.IsNullOrWhiteSpace))
        {
            draft.Report.LeaveOut(Place.Line(cue.Line), "cue", ReportDraft.NoWords);
            return;
        }

        _voices.Clear();
        var timesWithin = cue.Lines.Exists(CueMarkup.HasTimes);
        foreach (var line in cue.Lines)
        {
            if (!CueMarkup.IsIn(line))
            {
                Take(new VoicePiece(null, null, line), timesWithin);
                continue;
            }

            foreach (var piece in _markup.Read(line))
            {
                Take(piece, timesWithin);
            }
        }

        AddVoices(cue);
    }

    private void Take(VoicePiece piece, bool timesWithin)
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
            return;
        }

        if (_voices.Count == 0 || _voices[^1].Name != _speaker)
        {
            _voices.Add(new CueVoice(_speaker));
        }

        _voices[^1].Add(text.Length == piece.Text.Length ? piece : piece with { Text = text.ToString() }, timesWithin);
    }

    // Several voices in one cue share its time by their words.
    private void AddVoices(Cue cue)
    {
        var all = _voices.Sum(voice => Weight(voice.Text));
        var start = cue.Start;
        foreach (var voice in _voices)
        {
            var text = voice.Text;
            var end = voice == _voices[^1] ? cue.End : start + ((cue.End - cue.Start) * Weight(text) / all);
            if (voice.Name is { } name)
            {
                draft.Speakers.Describe(name, name, RoleWords.Of(name));
            }

            draft.Add(new DraftUtterance(voice.Name, text, Place.Line(cue.Line))
            {
                Start = start,
                End = end,
                Words = voice.Words(start, end),
                Estimated = _voices.Count > 1,
            });
            start = end;
        }
    }

    private static int Weight(string text) => Math.Max(1, Words.Count(text));
}

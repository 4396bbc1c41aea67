using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>SubRip: numbered cues, times with commas.</summary>
internal sealed class SrtReader : ITextFormat
{
    public string Name => TranscriptFormats.Srt;

    public bool Recognises(string text) => CueFile.HasArrowLine(text);

    public void Read(string text, TranscriptDraft draft) => new CueSpeech(draft).Add(new CueScanner(draft.Report, webVtt: false).Scan(text));
}

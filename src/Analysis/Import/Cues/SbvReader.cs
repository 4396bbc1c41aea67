using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>YouTube's SBV: <c>0:00:01.000,0:00:02.500</c> above the text.</summary>
internal sealed class SbvReader : ITextFormat
{
    public string Name => TranscriptFormats.Sbv;

    public bool Recognises(string text) => CueFile.HasSbvLine(text);

    public void Read(string text, TranscriptDraft draft) => new CueSpeech(draft).Add(new CueScanner(draft.Report, webVtt: false, sbv: true).Scan(text));
}

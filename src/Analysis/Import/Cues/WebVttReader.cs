using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>WebVTT as Zoom, Teams, YouTube and others write it; also without the header, where times have points.</summary>
internal sealed class WebVttReader : ITextFormat
{
    public string Name => TranscriptFormats.WebVtt;

    public bool Recognises(string text) => text.AsSpan().TrimStart().StartsWith("WEBVTT", StringComparison.Ordinal) || CueFile.FirstArrowLineHasPoint(text);

    public void Read(string text, TranscriptDraft draft)
    {
        var scanner = new CueScanner(draft.Report, webVtt: true);
        var cues = scanner.Scan(text);
        draft.Language = scanner.Language;
        new CueSpeech(draft).Add(TeamsMetadata.TakeOut(cues, draft));
    }
}

using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Lines;

/// <summary>Plain text: <c>Name: words</c> with or without times, Otter's layout, and the like.</summary>
internal sealed class PlainTextReader : ITextFormat
{
    public string Name => TranscriptFormats.Text;

    public bool Recognises(string text) => text.AsSpan().TrimStart() is not ['<', ..] && new LineCensus(text).IsConversation;

    public void Read(string text, TranscriptDraft draft)
    {
        var lines = new SpokenLines(draft);
        lines.Read(text);
        if (draft.Utterances.Count == 0 && text.AsSpan().TrimStart() is not ['<', ..])
        {
            draft.Add(new DraftUtterance(null, text.Trim(), Place.Line(1)));
        }
    }
}

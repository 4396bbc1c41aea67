using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Lines;

/// <summary>Plain text: <c>Name: words</c> with or without times, Otter's layout, and the like.</summary>
internal sealed class PlainTextReader : ITextFormat
{
    private const int LinesLookedAt = 2_000;

    public string Name => TranscriptFormats.Text;

    /// <summary>Whether enough lines have a speaker or a time, and speakers come back. Settings and mail headers have labels too, but each once.</summary>
    public bool Recognises(string text)
    {
        if (text.AsSpan().TrimStart() is ['<', ..])
        {
            return false;
        }

        var labels = new SpeakerLabels();
        var (lines, heads, times) = (0, 0, 0);
        var names = new HashSet<string>(StringComparer.Ordinal);
        SpokenLines.ForEachLine(text, (number, line) =>
        {
            if (number <= LinesLookedAt)
            {
                labels.Note(line);
            }
        });
        SpokenLines.ForEachLine(text, (number, line) =>
        {
            if (number > LinesLookedAt || line.Length == 0)
            {
                return;
            }

            lines++;
            var head = LineHead.Read(line, labels);
            heads += head.Kind == HeadKind.None ? 0 : 1;
            times += head.Time is null ? 0 : 1;
            if (head.Name is not null)
            {
                names.Add(LineHead.Clean(head.Name, out _));
            }
        });

        return heads * 20 >= lines && heads > 0 && (times * 2 >= heads || names.Count <= 2 || heads - names.Count >= names.Count * 0.3);
    }

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

namespace CallInsight.Analysis.Import.Lines;

/// <summary>How many of the first lines of a text have a speaker or a time.</summary>
internal sealed class LineCensus
{
    private const int LinesLookedAt = 2_000;

    private readonly SpeakerLabels _labels = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _lines;
    private int _heads;
    private int _times;

    public LineCensus(string text)
    {
        SpokenLines.ForEachLine(text, LinesLookedAt, (_, line) => _labels.Note(line));
        SpokenLines.ForEachLine(text, LinesLookedAt, Count);
    }

    /// <summary>Whether enough lines have a head, and times stand there or speakers come back. Settings and mail headers have labels too, but each once.</summary>
    public bool IsConversation => _heads > 0 && _heads * 20 >= _lines
        && (_times * 2 >= _heads || _names.Count <= 2 || (_heads - _names.Count) * 10 >= _names.Count * 3);

    private void Count(int number, string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        var head = LineHead.Read(line, _labels);
        _lines++;
        _heads += head.Kind == HeadKind.None ? 0 : 1;
        _times += head.Time is null ? 0 : 1;
        if (head.Name is not null)
        {
            _names.Add(LineHead.Clean(head.Name, out _));
        }
    }
}

using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Finds the cues of a WebVTT, SRT or SBV file, also where blank lines are missing or too many.</summary>
internal sealed class CueScanner(ReportDraft report, bool webVtt, bool sbv = false)
{
    private readonly List<Cue> _cues = [];
    private Cue? _current;
    private Place? _firstBackwards;
    private int _backwards;
    private bool _skipsBlock;
    private bool _inHeader;
    private bool _broken;
    private bool _lastStandsAlone;

    /// <summary>What the WebVTT header says of the language.</summary>
    public string? Language { get; private set; }

    /// <summary>The cues in the order of the file; refuses a file whose times run backwards.</summary>
    public IReadOnlyList<Cue> Scan(string text)
    {
        var source = new LineSource(text);
        var blankBefore = true;
        while (source.Next())
        {
            var line = source.Line;
            if (source.Number == 1 && webVtt && line.StartsWith("WEBVTT", StringComparison.Ordinal))
            {
                _inHeader = true;
            }
            else
            {
                Take(line, source.Number, blankBefore);
            }

            blankBefore = line.IsWhiteSpace();
        }

        RefuseBackwards();
        return _cues;
    }

    private void Take(ReadOnlySpan<char> line, int number, bool blankBefore)
    {
        if (line.IsWhiteSpace())
        {
            (_skipsBlock, _inHeader, _lastStandsAlone) = (false, false, false);
        }
        else if (sbv ? CueTimes.IsSbvLine(line) : CueTimes.IsArrowLine(line))
        {
            BeginCue(line, number);
        }
        else if (_inHeader)
        {
            Language = Header(line) ?? Language;
        }
        else if (webVtt && blankBefore && IsBlock(line))
        {
            _skipsBlock = true;
        }
        else if (!_skipsBlock && !_broken && _current is not null)
        {
            _current.Lines.Add(line.Trim().ToString());
            _lastStandsAlone = blankBefore;
        }
        else if (!_skipsBlock && !_broken)
        {
            LeaveOutPreamble(line, number);
        }
    }

    private void LeaveOutPreamble(ReadOnlySpan<char> line, int number)
    {
        if (!IsCounter(line) && !webVtt)
        {
            report.LeaveOut(Place.Line(number), "line", "stands before the first cue");
        }
    }

    private void BeginCue(ReadOnlySpan<char> line, int number)
    {
        DropIdentifier();
        (_skipsBlock, _inHeader, _lastStandsAlone, _current) = (false, false, false, null);
        var read = sbv ? CueTimes.TryReadSbv(line, out var start, out var end) : CueTimes.TryReadArrow(line, out start, out end);
        _broken = !read || end < start;
        if (!read)
        {
            report.LeaveOut(Place.Line(number), "cue", "its times cannot be read");
            return;
        }

        if (end < start)
        {
            report.LeaveOut(Place.Line(number), "cue", "ends before it starts");
            _firstBackwards ??= Place.Line(number);
            _backwards++;
            return;
        }

        _current = new Cue(number, start, end, new List<string>(1));
        _cues.Add(_current);
    }

    // A cue's name or number stands on a line of its own right above the times.
    private void DropIdentifier()
    {
        if (_current is { Lines: { Count: > 0 } lines } && (_lastStandsAlone || (!sbv && IsCounter(lines[^1]) && lines.Count > 1)))
        {
            lines.RemoveAt(lines.Count - 1);
        }
    }

    private static bool IsCounter(ReadOnlySpan<char> line) => line.Trim() is { Length: < 10 } text && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsBlock(ReadOnlySpan<char> line) =>
        line is "STYLE" or "REGION" or "NOTE" || line.StartsWith("NOTE ", StringComparison.Ordinal) || line.StartsWith("NOTE\t", StringComparison.Ordinal);

    private static string? Header(ReadOnlySpan<char> line) =>
        line.StartsWith("Language:", StringComparison.OrdinalIgnoreCase) ? line["Language:".Length..].Trim().ToString() : null;

    private void RefuseBackwards()
    {
        if (_backwards > _cues.Count)
        {
            throw new ReadingRefusedException(TimeChecks.Backwards(_firstBackwards!.Value, _backwards));
        }
    }
}

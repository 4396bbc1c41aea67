using System.Text;
using CallInsight.Analysis.Import.Drafts;

namespace CallInsight.Analysis.Import.Lines;

/// <summary>Lines of speech, each with or below its speaker. A line without a head goes on with the one before.</summary>
internal sealed class SpokenLines(TranscriptDraft draft)
{
    private readonly SpeakerLabels _labels = new();
    private readonly StringBuilder _text = new();
    private string? _speaker;
    private double? _time;
    private double? _nextTime;
    private Place _place;
    private bool _begun;
    private bool _paragraph;

    public void Read(string text)
    {
        ForEachLine(text, int.MaxValue, (_, line) => _labels.Note(line));
        ForEachLine(text, int.MaxValue, Take);
        Finish();
    }

    /// <summary>Calls for each of the first lines, trimmed and without Markdown's marks of emphasis.</summary>
    public static void ForEachLine(string text, int most, Action<int, string> take)
    {
        var source = new LineSource(text);
        while (source.Next() && source.Number <= most)
        {
            var line = source.Line.Trim().ToString();
            take(source.Number, line.Contains("**", StringComparison.Ordinal) ? line.Replace("**", "", StringComparison.Ordinal).Trim() : line);
        }
    }

    private void Take(int number, string line)
    {
        if (line.Length == 0)
        {
            _paragraph = true;
            return;
        }

        var head = LineHead.Read(line, _labels);
        if (head.Kind == HeadKind.None)
        {
            GoOn(number, line);
        }
        else if (head.Kind == HeadKind.Alone && head.Name is null)
        {
            _nextTime = head.Time;
        }
        else
        {
            Begin(number, head);
        }

        _paragraph = false;
    }

    private void GoOn(int number, string line)
    {
        if (line.Contains("otter.ai", StringComparison.OrdinalIgnoreCase) && line.StartsWith("Transcribed by", StringComparison.OrdinalIgnoreCase))
        {
            draft.Report.LeaveOut(Place.Line(number), "line", "names the program that wrote the file");
        }
        else if (_begun)
        {
            _text.Append(_text.Length == 0 ? null : _paragraph ? "\n" : " ").Append(line);
        }
        else
        {
            draft.Report.LeaveOut(Place.Line(number), "line", "stands before the first speaker");
        }
    }

    private void Begin(int number, LineHead head)
    {
        Finish();
        double? behind = null;
        _speaker = head.Name is { } name ? LineHead.Clean(name, out behind) : _speaker;
        _time = head.Time ?? behind ?? _nextTime;
        _nextTime = null;
        _place = Place.Line(number);
        _begun = true;
        _text.Append(head.Speech);
    }

    private void Finish()
    {
        if (_begun)
        {
            if (_speaker is not null)
            {
                draft.Speakers.Describe(_speaker, _speaker, RoleWords.Of(_speaker));
            }

            draft.Add(new DraftUtterance(_speaker, _text.ToString(), _place) { Start = _time });
        }

        _text.Clear();
        _begun = false;
    }
}

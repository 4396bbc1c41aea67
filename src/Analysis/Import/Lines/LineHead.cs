namespace CallInsight.Analysis.Import.Lines;

/// <summary>What stands before the speech on a line of a plain-text transcript.</summary>
internal enum HeadKind
{
    /// <summary>Nothing: the line is speech.</summary>
    None,

    /// <summary>A time and a name alone, as on the line above the speech; or a time alone.</summary>
    Alone,

    /// <summary>A time, a name or both, and then speech (which may be empty).</summary>
    BeforeSpeech,
}

/// <summary>A line taken apart: <c>[00:01] Ada: words</c>, <c>Ada (0:01): words</c>, <c>Ada  0:01</c>, <c>0:01 - Ada</c>, <c>**Ada:** words</c>.</summary>
internal ref struct LineHead
{
    public HeadKind Kind { get; private set; }

    /// <summary>Seconds; null where the line has no time.</summary>
    public double? Time { get; private set; }

    /// <summary>The label before a colon, or the name beside the time.</summary>
    public string? Name { get; private set; }

    public ReadOnlySpan<char> Speech { get; private set; }

    /// <summary>Takes a line apart. Whether a label is a speaker's is asked of <paramref name="labels"/>.</summary>
    public static LineHead Read(ReadOnlySpan<char> line, SpeakerLabels labels)
    {
        var text = line.Trim();
        var head = new LineHead { Speech = text };
        var lead = LineTime.TakeLeading(ref text, out var separated);
        head.Time = lead;
        if (labels.Take(text, out var speech) is { } label)
        {
            head.Kind = HeadKind.BeforeSpeech;
            head.Name = label;
            head.Speech = speech;
            return head;
        }

        if (lead is not null)
        {
            var bare = separated && text.Length > 0 && IsShortName(text);
            head.Kind = bare || text.IsEmpty ? HeadKind.Alone : HeadKind.BeforeSpeech;
            head.Name = bare ? text.ToString() : null;
            head.Speech = bare ? default : text;
            return head;
        }

        return TrailingTime(head, text);
    }

    /// <summary>A label without the time that some write behind the name, and that time.</summary>
    public static string Clean(string label, out double? time)
    {
        var text = label.AsSpan().Trim();
        time = LineTime.TakeTrailing(ref text);
        return text.IsEmpty ? label : text.ToString();
    }

    private static LineHead TrailingTime(LineHead head, ReadOnlySpan<char> text)
    {
        var name = text;
        if (LineTime.TakeTrailing(ref name) is { } time && name.Length > 0 && IsShortName(name))
        {
            head.Kind = HeadKind.Alone;
            head.Time = time;
            head.Name = name.ToString();
            head.Speech = default;
        }

        return head;
    }

    private static bool IsShortName(ReadOnlySpan<char> text) => text.Length <= 60 && text.IndexOfAny('.', '?', '!') < 0 && SpeakerLabels.IsName(text.ToString());
}

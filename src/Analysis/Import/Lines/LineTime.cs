namespace CallInsight.Analysis.Import.Lines;

/// <summary>Times at either end of a line, bare or in brackets.</summary>
internal static class LineTime
{
    private const string Opening = "[(";
    private const string Closing = "])";

    /// <summary>Takes a time off the start, with what separates it from the rest. A range counts by its start.</summary>
    /// <param name="separated">Whether a dash or bar followed, as between a time and a name alone.</param>
    public static double? TakeLeading(ref ReadOnlySpan<char> text, out bool separated)
    {
        separated = false;
        var rest = text.TrimStart(Opening);
        var time = Take(ref rest);
        if (time is null)
        {
            return null;
        }

        rest = rest.TrimStart(Closing).TrimStart();
        var after = rest.TrimStart("-–—|>").TrimStart();
        var bare = after.TrimStart(Opening);
        if (after.Length < rest.Length && Take(ref bare) is not null)
        {
            rest = bare.TrimStart(Closing).TrimStart();
            after = rest.TrimStart("-–—|").TrimStart();
        }

        separated = after.Length < rest.Length;
        text = after is [':' or '：', ..] ? after[1..].TrimStart() : after;
        return time;
    }

    /// <summary>Takes a time off the end.</summary>
    public static double? TakeTrailing(ref ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd().TrimEnd(Closing).TrimEnd();
        var from = rest.Length;
        while (from > 0 && (char.IsAsciiDigit(rest[from - 1]) || rest[from - 1] is ':' or '.'))
        {
            from--;
        }

        if (from == rest.Length || !ClockTime.TryParse(rest[from..], out var time) || (from > 0 && char.IsLetterOrDigit(rest[from - 1])))
        {
            return null;
        }

        text = rest[..from].TrimEnd().TrimEnd(Opening).TrimEnd().TrimEnd("-–—|,").TrimEnd();
        return time;
    }

    private static double? Take(ref ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ':' or '.' or ','))
        {
            end++;
        }

        // A colon or comma behind belongs to the line, not to the time.
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        if (end == 0 || !ClockTime.TryParse(text[..end], out var time) || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return null;
        }

        text = text[end..];
        return time;
    }
}

namespace CallInsight.Analysis.Import.Cues;

/// <summary>What the first lines of a text say about its being a file of cues.</summary>
internal static class CueFile
{
    private const int LinesLookedAt = 200;

    public static bool HasArrowLine(string text) => First(text, sbv: false) is not null;

    /// <summary>WebVTT has a point before the fraction of a second where SRT has a comma.</summary>
    public static bool FirstArrowLineHasPoint(string text) => First(text, sbv: false) is { } line && !line.Contains(',', StringComparison.Ordinal);

    public static bool HasSbvLine(string text) => First(text, sbv: true) is not null;

    private static string? First(string text, bool sbv)
    {
        var source = new LineSource(text);
        while (source.Next() && source.Number <= LinesLookedAt)
        {
            if (sbv ? CueTimes.IsSbvLine(source.Line) : CueTimes.IsArrowLine(source.Line))
            {
                return source.Line.ToString();
            }
        }

        return null;
    }
}

using System.Buffers;

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Lines that give a cue's times.</summary>
internal static class CueTimes
{
    private const string Arrow = "-->";

    private static readonly SearchValues<char> s_clock = SearchValues.Create("0123456789:.,-");

    /// <summary>Whether a line is meant to give times, right or wrong, as in WebVTT and SRT.</summary>
    public static bool IsArrowLine(ReadOnlySpan<char> line)
    {
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        return arrow >= 0 && line.TrimStart() is [>= '0' and <= '9', ..] or ['-', >= '0' and <= '9', ..] && arrow < 40;
    }

    /// <summary>Reads <c>start --> end settings</c>.</summary>
    public static bool TryReadArrow(ReadOnlySpan<char> line, out double start, out double end)
    {
        end = 0;
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        var after = line[(arrow + Arrow.Length)..].TrimStart();
        var space = after.IndexOfAny(' ', '\t');
        return ClockTime.TryParse(line[..arrow], out start) && ClockTime.TryParse(space < 0 ? after : after[..space], out end);
    }

    /// <summary>Whether a line is meant to give times as in SBV: two of them with a comma between, each with a fraction behind a point.</summary>
    public static bool IsSbvLine(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        var comma = text.IndexOf(',');
        return comma > 0 && text.Length < 40 && char.IsAsciiDigit(text[0]) && text[..comma].Contains(':') && text[comma..].Contains(':')
            && text.IndexOfAnyExcept(s_clock) < 0;
    }

    /// <summary>Reads <c>start,end</c>.</summary>
    public static bool TryReadSbv(ReadOnlySpan<char> line, out double start, out double end)
    {
        var comma = line.IndexOf(',');
        end = 0;
        return ClockTime.TryParse(line[..comma], out start) && ClockTime.TryParse(line[(comma + 1)..], out end);
    }
}

using System.Text;

namespace CallInsight.Analysis.Tests.Import;

/// <summary>Every sample and every vendor's file that lies beside the repository, and ways to damage them: cut off, overwritten, mixed with
/// what has a meaning in some format, doubled, emptied, lines exchanged. The bench of robustness uses them too.</summary>
internal static class DamagedSources
{
    private const int CutAt = 6_000;

    private static readonly string[] s_intruders = ["-->", "<v ", "</v>", "{", "}", "[", "]", "\"", ":", "\n", "\r\n\r\n", "null", "-1", "1e308", "99999999999999999999", "NaN", "\\ud800", "\\u0000", "\0", "<00:00:01.000><c>", "00:00:01.000 --> 00:00:02.000\n", "Ada: ", "é", "😀", "\uFEFF", "0:00", "**"];

    /// <summary>The sources.</summary>
    /// <param name="longest">Files of more bytes are cut, so that the number of inputs and not their size decides how long it takes.</param>
    public static IReadOnlyList<byte[]> Of(int longest = CutAt) =>
    [
        .. Samples.All.Select(sample => Encoding.UTF8.GetBytes(sample.Source)),
        .. SharedFormats.Files().Select(File.ReadAllBytes).Select(bytes => bytes.Length <= longest ? bytes : bytes[..CutAt]),
    ];

    /// <summary>The bytes after one blow.</summary>
    /// <param name="blow">Its kind from 0 to 6, where it strikes and how far it reaches as parts of the whole, and a byte that it may use.</param>
    public static byte[] Strike(byte[] bytes, (int Kind, double Where, double Length, int Value) blow)
    {
        var at = (int)(blow.Where * bytes.Length);
        var count = Math.Min((int)(blow.Length * 40), bytes.Length - at);
        var piece = bytes.AsSpan(at, count);
        return blow.Kind switch
        {
            0 => bytes[..at],
            1 => bytes.Length == 0 ? bytes : [.. bytes[..at], (byte)blow.Value, .. bytes[Math.Min(bytes.Length, at + 1)..]],
            2 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(s_intruders[blow.Value % s_intruders.Length]), .. bytes[at..]],
            3 => [.. bytes[..at], .. piece, .. piece, .. bytes[(at + count)..]],
            4 => [.. bytes[..at], .. bytes[(at + count)..]],
            5 => Swap(bytes, blow),
            _ => DoubleLine(bytes, at),
        };
    }

    private static byte[] Swap(byte[] bytes, (int Kind, double Where, double Length, int Value) blow)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var (one, other) = ((int)(blow.Where * lines.Length), (int)(blow.Length * lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static byte[] DoubleLine(byte[] bytes, int at)
    {
        var from = bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        var next = bytes.AsSpan(at).IndexOf((byte)'\n');
        var to = next < 0 ? bytes.Length : at + next + 1;
        return [.. bytes[..to], .. bytes[from..to], .. bytes[to..]];
    }
}

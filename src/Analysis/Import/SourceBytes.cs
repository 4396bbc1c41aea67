using System.Text;
using System.Text.Unicode;

namespace CallInsight.Analysis.Import;

/// <summary>A source as UTF-8 bytes without byte order mark.</summary>
internal static class SourceBytes
{
    private const string SaveAsUtf8 = "Export it as text in UTF-8 and import it again.";

    private static readonly UTF32Encoding s_utf32Big = new(bigEndian: true, byteOrderMark: false);

    /// <summary>The bytes as UTF-8; a fault where they are no text.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> content, out ReadingFault? fault)
    {
        var utf8 = Transcode(content);
        if (!Utf8.IsValid(utf8.Span))
        {
            utf8 = utf8.Span.ContainsAny(Controls.Bytes) ? utf8 : Windows1252.ToUtf8(utf8.Span) ?? utf8;
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            fault = ReadingFaults.NotText($"This is not text, or text in an unknown encoding. {SaveAsUtf8}", LineOfFirstInvalid(utf8.Span));
            return default;
        }

        var control = utf8.Span.IndexOfAny(Controls.Bytes);
        fault = control < 0 ? null : ReadingFaults.NotText(
            $"This is not text: it holds the control character U+{utf8.Span[control]:X4}. {SaveAsUtf8}", LineOf(utf8.Span, control));
        return WithoutMark(utf8);
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Reencode(Encoding.UTF32, content[4..]),
        [0, 0, 0xFE, 0xFF, ..] => Reencode(s_utf32Big, content[4..]),
        [0xFF, 0xFE, ..] => Reencode(Encoding.Unicode, content[2..]),
        [0xFE, 0xFF, ..] => Reencode(Encoding.BigEndianUnicode, content[2..]),
        _ when LooksUtf16(content.Span, zeroAt: 1) => Reencode(Encoding.Unicode, content),
        _ when LooksUtf16(content.Span, zeroAt: 0) => Reencode(Encoding.BigEndianUnicode, content),
        _ => content,
    };

    private static ReadOnlyMemory<byte> Reencode(Encoding from, ReadOnlyMemory<byte> content) => Encoding.Convert(from, Encoding.UTF8, content.ToArray());

    // Mostly Western text has a zero in every second byte and nowhere else.
    private static bool LooksUtf16(ReadOnlySpan<byte> bytes, int zeroAt)
    {
        var head = bytes[..(Math.Min(bytes.Length, 256) & ~1)];
        if (head.Length < 4)
        {
            return false;
        }

        var zeros = 0;
        for (var at = 0; at < head.Length; at += 2)
        {
            zeros += head[at + zeroAt] == 0 ? 1 : 0;
            if (head[at + 1 - zeroAt] == 0)
            {
                return false;
            }
        }

        return zeros * 2 > head.Length * 0.8;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8)
    {
        while (utf8.Span is [0xEF, 0xBB, 0xBF, ..])
        {
            utf8 = utf8[3..];
        }

        return utf8;
    }

    private static int LineOfFirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        return LineOf(bytes, at);
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int at) => bytes[..at].Count((byte)'\n') + 1;
}

using System.Text;

namespace CallInsight.Analysis.Import;

/// <summary>The Western encoding of older caption files, for sources that are no UTF-8.</summary>
internal static class Windows1252
{
    // 0x80 to 0x9F; the rest is as in Latin-1. A zero stands where the encoding has no character.
    private const string Upper = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>
    /// The same text as UTF-8; null where a byte has no meaning, or where a character of UTF-8 is among the bytes: that is
    /// damaged UTF-8, and would be read as nonsense.
    /// </summary>
    public static byte[]? ToUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var at = 0; at < bytes.Length; at++)
        {
            var value = bytes[at];
            if (value >= 0xC2 && Rune.DecodeFromUtf8(bytes[at..], out _, out _) == System.Buffers.OperationStatus.Done)
            {
                return null;
            }

            text[at] = value is >= 0x80 and < 0xA0 ? Upper[value - 0x80] : (char)value;
            if (text[at] == '\0')
            {
                return null;
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }
}

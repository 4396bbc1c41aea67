using System.Buffers.Text;

namespace CallInsight.Analysis.Import.Json;

/// <summary>Escapes of halves of characters, which appear where a vendor cut a text between them and which no JSON reader accepts.</summary>
internal static class SurrogateEscapes
{
    private const int EscapeLength = 6;

    /// <summary>The same JSON with <c>\ufffd</c> for each half that stands alone; the very same bytes where there is none.</summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.IndexOf("\\ud"u8) < 0 && utf8.Span.IndexOf("\\uD"u8) < 0)
        {
            return utf8;
        }

        var mended = utf8.ToArray();
        for (var at = 0; at < mended.Length; at++)
        {
            var half = Half(mended, at);
            if (half is >= 0xD800 and < 0xDC00 && Half(mended, at + EscapeLength) is >= 0xDC00 and < 0xE000)
            {
                at += (EscapeLength * 2) - 1;
            }
            else if (half is >= 0xD800 and < 0xE000)
            {
                "fffd"u8.CopyTo(mended.AsSpan(at + 2));
                at += EscapeLength - 1;
            }
            else if (mended[at] == '\\')
            {
                at++;
            }
        }

        return mended;
    }

    // The code unit of the escape that begins there; −1 where none does.
    private static int Half(byte[] json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.AsSpan(at + 2, 4), out int unit, out var used, 'x') && used == 4 ? unit : -1;
}

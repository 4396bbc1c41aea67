using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CallInsight.Web.Calls;

/// <summary>A transcript inside a JSON body, as the bytes that a file of it would have.</summary>
internal static class TranscriptContent
{
    /// <summary>A text as UTF-8; another JSON value as it stands.</summary>
    public static byte[] Of(JsonElement content)
    {
        var raw = JsonMarshal.GetRawUtf8Value(content);
        if (content.ValueKind != JsonValueKind.String)
        {
            return raw.ToArray();
        }

        var reader = new Utf8JsonReader(raw);
        reader.Read();
        var buffer = new byte[raw.Length];
        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate cannot be UTF-8: it becomes the replacement character, as everywhere in the framework.
            return Encoding.UTF8.GetBytes(Unescaped(raw));
        }
    }

    /// <summary>The text of a JSON string with lone surrogates, which the reader refuses.</summary>
    private static string Unescaped(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw[1..^1]);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var c => c,
            });
            if (text[i] == 'u')
            {
                i += 4;
            }
        }

        return result.ToString();
    }
}

using System.Text;
using System.Text.Json;

namespace CallInsight.Analysis.Import.Json;

/// <summary>Strings of a document, also those in which a vendor cut a character in two.</summary>
internal static class JsonStrings
{
    /// <summary>The text, with U+FFFD for each half of a character that stands alone (which the reader itself refuses).</summary>
    public static string Read(JsonElement element)
    {
        try
        {
            return element.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return Mend(element.GetRawText());
        }
    }

    private static string Mend(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var at = 1; at < raw.Length - 1; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
                continue;
            }

            at++;
            text.Append(raw[at] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)Convert.ToUInt16(raw.Substring(at + 1, 4), 16),
                var other => other,
            });
            at += raw[at] == 'u' ? 4 : 0;
        }

        // A round trip through UTF-8 replaces the halves and leaves whole characters alone.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CallInsight.Storage.AuditTrail;

/// <summary>JSON as RFC 8785 writes it, so that the same values are the same bytes: names in order, no white space, nothing escaped that need not be. Numbers are whole.</summary>
public static class CanonicalJson
{
    public static byte[] Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                Join(text, '{', '}', members.OrderBy(m => m.Key, StringComparer.Ordinal), m =>
                {
                    AppendText(text, m.Key);
                    text.Append(':');
                    Append(text, m.Value);
                });
                break;
            case JsonArray values:
                Join(text, '[', ']', values, v => Append(text, v));
                break;
            case JsonValue value when value.TryGetValue<string>(out var known):
                AppendText(text, known);
                break;
            case JsonValue value when value.TryGetValue<bool>(out var truth):
                text.Append(truth ? "true" : "false");
                break;
            case JsonValue value when value.TryGetValue<int>(out var small):
                text.Append(small.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(node.GetValue<long>().ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Join<T>(StringBuilder text, char open, char close, IEnumerable<T> parts, Action<T> append)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            append(part);
            isFirst = false;
        }

        text.Append(close);
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}

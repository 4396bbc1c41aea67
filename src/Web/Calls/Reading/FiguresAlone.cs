using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Findings without what was said: every field that quotes is null, whatever findings may come.</summary>
internal static class FiguresAlone
{
    // Named are the texts that are codes of ours; all others may quote.
    private static readonly HashSet<string> Codes =
        new(["rulesVersion", "settingsVersion", "language", "timing", "format", "role", "kind", "topic", "due", "what"], StringComparer.Ordinal);

    // A speaker's id may be a name: they are numbered instead.
    private static readonly HashSet<string> Speakers = new(["speaker", "by", "of"], StringComparer.Ordinal);

    public static byte[] Of(byte[] findings)
    {
        var root = JsonNode.Parse(findings)!;
        Clear(root, []);
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    public static JsonElement OfReport(JsonElement report)
    {
        var root = JsonNode.Parse(report.GetRawText())!;
        Clear(root, []);
        return JsonSerializer.SerializeToElement(root);
    }

    private static void Clear(JsonNode node, Dictionary<string, string> numbers)
    {
        if (node is JsonArray list)
        {
            foreach (var entry in list.OfType<JsonNode>())
            {
                Clear(entry, numbers);
            }

            return;
        }

        foreach (var (name, value) in node is JsonObject fields ? fields.ToList() : [])
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
            {
                node[name] = Speakers.Contains(name) ? Number(numbers, text.GetValue<string>()) : Codes.Contains(name) ? text.GetValue<string>() : null;
            }
            else if (value is JsonObject or JsonArray)
            {
                Clear(value, numbers);
            }
        }
    }

    private static string Number(Dictionary<string, string> numbers, string speaker)
    {
        if (!numbers.TryGetValue(speaker, out var number))
        {
            numbers[speaker] = number = HideNames.SpeakerId(numbers.Count);
        }

        return number;
    }
}

using System.Text.Json;

namespace CallInsight.Analysis.Import.Json;

/// <summary>The one parse of a JSON source.</summary>
internal static class JsonSource
{
    /// <summary>Deeper nesting than any vendor's.</summary>
    private const int MaxDepth = 64;

    // What programs put around a vendor's answer when they save it.
    private static readonly string[] s_wrappers = ["result", "response", "body", "data", "transcript", "transcription"];

    /// <summary>The document itself, then what it wraps, layer by layer.</summary>
    public static IEnumerable<JsonElement> Layers(JsonElement root)
    {
        for (JsonElement? layer = root; layer is { } element; layer = element.Field(s_wrappers) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inner ? inner : null)
        {
            yield return element;
        }
    }

    /// <summary>The document; null with a fault that names the line where the syntax breaks.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, out ReadingFault? fault)
    {
        try
        {
            fault = null;
            return JsonDocument.Parse(SurrogateEscapes.Mend(utf8), new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException broken)
        {
            var line = (int)Math.Min(int.MaxValue - 1, broken.LineNumber ?? 0) + 1;
            fault = ReadingFaults.Broken($"The JSON breaks at line {line}, byte {broken.BytePositionInLine + 1}: it may be cut off or damaged. Export it again.", line);
            return null;
        }
    }
}
